'use client'
import { Root as Slot } from 'radix-ui/slot'
import { lazy, type ReactNode, Suspense } from 'react'
import { useOpener } from './use-opener'

export { Closes as PopoverClose } from './closes'

const load = () => import('./popover-surface').then((module) => ({ default: module.PopoverSurface }))
const Surface = lazy(load)

/** A small surface that hangs from a button: a menu of links, a short choice. Escape and a press beside it close it. */
export function Popover({ label, trigger, children }: { label: string; trigger: ReactNode; children: ReactNode }) {
  const { wanted, trigger: opening, opener, surface } = useOpener({}, load)
  return (
    <>
      <Slot ref={opener} {...opening}>
        {trigger}
      </Slot>
      {wanted ? (
        <Suspense fallback={null}>
          <Surface label={label} {...surface}>
            {children}
          </Surface>
        </Suspense>
      ) : null}
    </>
  )
}
