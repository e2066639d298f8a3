'use client'
import * as Primitive from 'radix-ui/popover'
import type { ReactNode } from 'react'

/** A small surface that hangs from a button: a menu of links, a short choice. Escape and a press beside it close it. */
export function Popover({ label, trigger, children }: { label: string; trigger: ReactNode; children: ReactNode }) {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          aria-label={label}
          align="end"
          sideOffset={8}
          collisionPadding={16}
          className="z-50 min-w-44 animate-fade rounded-control border border-line bg-surface p-1 text-ink shadow-floating"
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
