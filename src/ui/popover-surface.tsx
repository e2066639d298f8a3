'use client'
import * as Primitive from 'radix-ui/popover'
import type { ReactNode } from 'react'
import { CloseContext } from './closes'
import type { SurfaceProps } from './use-opener'

/** What a Popover opens. */
export function PopoverSurface({ label, children, open, onOpenChange, opener }: SurfaceProps & { label: string; children: ReactNode }) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Anchor virtualRef={opener} />
      <Primitive.Portal>
        <Primitive.Content
          aria-label={label}
          align="end"
          sideOffset={8}
          collisionPadding={16}
          onPointerDownOutside={(event) => {
            // The button's own press closes it.
            if (event.target instanceof Node && opener.current?.contains(event.target)) event.preventDefault()
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            opener.current?.focus()
          }}
          className="z-50 max-w-[min(24rem,calc(100dvw-2rem))] min-w-44 animate-fade rounded-control border border-line bg-surface p-1 text-ink shadow-floating"
        >
          <CloseContext value={() => onOpenChange(false)}>{children}</CloseContext>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
