import { clsx } from 'clsx'
import { Root as Slot } from 'radix-ui/slot'
import type { ReactNode } from 'react'
import { type ButtonLook, buttonStyle } from './button-style'

/** Makes its only child, a link, look like a button: `<LinkButton><Link href="/events">Events</Link></LinkButton>`. */
export function LinkButton({ children, className, ...look }: ButtonLook & { children: ReactNode; className?: string }) {
  return <Slot className={clsx(buttonStyle(look), className)}>{children}</Slot>
}

/** A link inside text. */
export function TextLink({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <Slot className={clsx('text-accent underline decoration-2 underline-offset-4 hover:decoration-4', className)}>
      {children}
    </Slot>
  )
}
