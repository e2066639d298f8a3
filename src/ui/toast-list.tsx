'use client'
import { clsx } from 'clsx'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import * as Primitive from 'radix-ui/toast'
import { ALERT_ICONS } from './alert'
import type { ToastMessage } from './toast'

const SHOWN_MS = 6000

export type ShownToast = ToastMessage & { key: number }

/** The toasts there are, from the first on. */
export function ToastList({ shown, onClose }: { shown: readonly ShownToast[]; onClose: (key: number) => void }) {
  const t = useTranslations('common.ui')
  return (
    <Primitive.Provider label={t('notifications')} duration={SHOWN_MS} swipeDirection="down">
      {shown.map(({ key, text, tone = 'success', action }) => {
        const Icon = ALERT_ICONS[tone]
        return (
          <Primitive.Root
            key={key}
            type={tone === 'danger' ? 'foreground' : 'background'}
            duration={action ? 2 * SHOWN_MS : SHOWN_MS}
            onOpenChange={(open) => {
              if (!open) onClose(key)
            }}
            className="flex animate-rise items-center gap-3 rounded-control bg-ink ps-4 pe-1 text-paper shadow-floating"
          >
            <Icon aria-hidden className="size-5 shrink-0" />
            <Primitive.Description className="grow py-3">{text}</Primitive.Description>
            {action ? (
              <Primitive.Action
                altText={action.label}
                onClick={action.run}
                className={clsx(
                  'min-h-11 shrink-0 rounded-control px-3 font-bold underline decoration-2 underline-offset-4 -outline-offset-3',
                  'outline-paper',
                )}
              >
                {action.label}
              </Primitive.Action>
            ) : null}
            <Primitive.Close
              aria-label={t('dismiss')}
              className={clsx(
                'inline-flex size-11 shrink-0 items-center justify-center rounded-control -outline-offset-3 outline-paper',
              )}
            >
              <X aria-hidden className="size-5" />
            </Primitive.Close>
          </Primitive.Root>
        )
      })}
      <Primitive.Viewport
        label={t('notifications')}
        className={clsx(
          'fixed inset-x-4 bottom-24 z-50 mx-auto flex max-w-lg flex-col gap-2 outline-none sm:bottom-6 sm:inset-s-auto',
          'sm:inset-e-6 sm:mx-0 sm:w-full',
        )}
      />
    </Primitive.Provider>
  )
}
