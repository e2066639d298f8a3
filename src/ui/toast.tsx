'use client'
import { createContext, lazy, type ReactNode, Suspense, use, useCallback, useState } from 'react'
import type { AlertTone } from './alert'
import type { ShownToast } from './toast-list'

// Fetched with the first toast: most visits see none.
const ToastList = lazy(() => import('./toast-list').then((module) => ({ default: module.ToastList })))

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
  const [shown, setShown] = useState<readonly ShownToast[]>([])
  const [hasShown, setHasShown] = useState(false)
  const show = useCallback<Show>((message) => {
    setHasShown(true)
    setShown((now) => [...now.slice(-2), { ...message, key: (now.at(-1)?.key ?? 0) + 1 }])
  }, [])
  const close = (key: number) => setShown((now) => now.filter((toast) => toast.key !== key))
  return (
    <ToastContext value={show}>
      {children}
      {hasShown ? (
        <Suspense fallback={null}>
          <ToastList shown={shown} onClose={close} />
        </Suspense>
      ) : null}
    </ToastContext>
  )
}
