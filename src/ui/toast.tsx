'use client'
import { clsx } from 'clsx'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import * as Primitive from 'radix-ui/toast'
import { createContext, type ReactNode, use, useCallback, useState } from 'react'
import { ALERT_ICONS, type AlertTone } from './alert'

const SHOWN_MS = 6000

export interface ToastMessage {
  text: string
  tone?: AlertTone
  /** Something to do about it; `label` says what. The toast then stays twice as long. */
  action?: { label: string; run: () => void }
}

type Show = (message: ToastMessage) => void

const ToastContext = createContext<Show | null>(null)

/** Shows a short message at the edge of the page: what was done, never what must be read. */
export function useToast(): Show {
  const show = use(ToastContext)
  if (!show) throw new Error('useToast is used outside of ToastRegion')
  return show
}

/** Where toasts appear; once, in a layout. Hover, focus and a hidden page stop their time; Escape closes; F8 leads there. */
export function ToastRegion({ children }: { children: ReactNode }) {
  const t = useTranslations('common.ui')
  const [shown, setShown] = useState<readonly (ToastMessage & { key: number })[]>([])
  const show = useCallback<Show>((message) => {
    setShown((now) => [...now.slice(-2), { ...message, key: (now.at(-1)?.key ?? 0) + 1 }])
  }, [])
  const close = (key: number) => setShown((now) => now.filter((toast) => toast.key !== key))
  return (
    <ToastContext value={show}>
      <Primitive.Provider label={t('notifications')} duration={SHOWN_MS} swipeDirection="down">
        {children}
        {shown.map(({ key, text, tone = 'success', action }) => {
          const Icon = ALERT_ICONS[tone]
          return (
            <Primitive.Root
              key={key}
              type={tone === 'danger' ? 'foreground' : 'background'}
              duration={action ? 2 * SHOWN_MS : SHOWN_MS}
              onOpenChange={(open) => {
                if (!open) close(key)
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
    </ToastContext>
  )
}
