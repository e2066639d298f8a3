'use client'
import { Root as Slot } from 'radix-ui/slot'
import { createContext, type ReactNode, use } from 'react'

export const CloseContext = createContext<() => void>(() => undefined)

/** Makes its only child, a button or link inside a surface that is open, close it. */
export function Closes({ children }: { children: ReactNode }) {
  return <Slot onClick={use(CloseContext)}>{children}</Slot>
}
