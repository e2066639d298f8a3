'use client'
import { Provider } from 'radix-ui/direction'
import type { ReactNode } from 'react'

/** Tells the components below which way their arrow keys and their surfaces go. */
export function DirectionProvider({ dir, children }: { dir: 'ltr' | 'rtl'; children: ReactNode }) {
  return <Provider dir={dir}>{children}</Provider>
}
