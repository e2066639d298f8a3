'use client'
import { type RefObject, useRef, useState } from 'react'

export interface OpenerProps {
  /** Without these two it opens and closes by itself. */
  open?: boolean | undefined
  onOpenChange?: ((open: boolean) => void) | undefined
}

/** What a surface needs of the button that opened it. */
export interface SurfaceProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Gets the focus back. */
  opener: RefObject<HTMLElement | null>
}

/**
 * A button and the surface it opens, whose code is fetched when somebody is about to press: most visitors of a page never
 * do. `load` fetches it; `wanted` says whether it has to be there.
 */
export function useOpener({ open, onOpenChange }: OpenerProps, load: () => Promise<unknown>) {
  const [own, setOwn] = useState(false)
  const [wanted, setWanted] = useState(false)
  const opener = useRef<HTMLElement>(null)
  const isOpen = open ?? own
  if (isOpen && !wanted) setWanted(true)
  const change = (next: boolean) => {
    setOwn(next)
    onOpenChange?.(next)
  }
  const prepare = () => void load().catch(() => undefined)
  const trigger = {
    'aria-haspopup': 'dialog',
    'aria-expanded': isOpen,
    onPointerEnter: prepare,
    onPointerDown: prepare,
    onFocus: prepare,
    onClick: () => change(!isOpen),
  } as const
  const surface: SurfaceProps = { open: isOpen, onOpenChange: change, opener }
  return { wanted, trigger, opener, surface }
}
