'use client'
import { clsx } from 'clsx'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import * as Primitive from 'radix-ui/dialog'
import type { ReactNode } from 'react'
import { CloseContext } from './closes'
import type { SurfaceProps } from './use-opener'

export interface ModalContent {
  title: ReactNode
  description?: ReactNode
  children?: ReactNode
  /** The buttons at its end; on a phone they stand under each other. */
  actions?: ReactNode
}

const SHAPES = {
  dialog: 'inset-x-4 top-1/2 mx-auto max-w-lg -translate-y-1/2 rounded-card animate-fade',
  // From below on a phone; from the edge where reading ends on a desk.
  sheet: clsx(
    'inset-x-0 bottom-0 max-h-[88dvh] rounded-t-card animate-rise sm:inset-y-0 sm:inset-s-auto sm:inset-e-0',
    'sm:max-h-none sm:w-full sm:max-w-md sm:rounded-none sm:rounded-s-card sm:animate-fade',
  ),
}

export type ModalShape = keyof typeof SHAPES

/** What a Dialog or a Sheet opens. */
export function Modal({ shape, title, description, children, actions, open, onOpenChange, opener }: ModalContent & SurfaceProps & { shape: ModalShape }) {
  const t = useTranslations('common.actions')
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 animate-fade bg-overlay" />
        <Primitive.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          onCloseAutoFocus={(event) => {
            // Without a button of its own it gives the focus back to where it was.
            if (!opener.current) return
            event.preventDefault()
            opener.current.focus()
          }}
          className={clsx(
            'fixed z-50 flex max-h-[88dvh] flex-col bg-surface text-ink shadow-floating outline-none',
            SHAPES[shape],
          )}
        >
          <CloseContext value={() => onOpenChange(false)}>
            {shape === 'sheet' ? (
              <div aria-hidden className="mx-auto mt-2 h-1 w-10 shrink-0 rounded-full bg-line-strong sm:hidden" />
            ) : null}
            {/* No landmark of its own: what is live in the page’s own header keeps that one in sight. */}
            <div className="flex items-start justify-between gap-4 px-5 pt-4 pb-2 sm:px-6 sm:pt-5">
              <div className="grid gap-1">
                <Primitive.Title className="font-display text-title font-extrabold tracking-display">{title}</Primitive.Title>
                {description ? <Primitive.Description className="text-ink-soft">{description}</Primitive.Description> : null}
              </div>
              <Primitive.Close
                aria-label={t('close')}
                className={clsx(
                  '-me-2 -mt-1 inline-flex size-11 shrink-0 items-center justify-center rounded-control transition',
                  'hover:bg-sunken',
                )}
              >
                <X aria-hidden className="size-6" />
              </Primitive.Close>
            </div>
            <div className={clsx('grow overflow-y-auto overscroll-contain px-5 sm:px-6', children ? 'py-3' : 'pb-2')}>
              {children}
            </div>
            {actions ? (
              <div
                className={clsx(
                  'flex flex-col-reverse gap-3 border-t border-line px-5 pt-3 safe-bottom sm:flex-row sm:justify-end sm:px-6',
                )}
              >
                {actions}
              </div>
            ) : (
              <div className="safe-bottom" />
            )}
          </CloseContext>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
