import type { CSSProperties, ReactNode } from 'react'
import { type EventColours, eventPalette } from '@/lib/contrast'

declare module 'react' {
  interface CSSProperties {
    [variable: `--${string}`]: string | number | undefined
  }
}

function variables(colours: EventColours) {
  const palette = eventPalette(colours)
  return {
    '--event-1': palette.primary,
    '--event-2': palette.secondary,
    '--on-event-1': palette.onPrimary,
    '--on-event-2': palette.onSecondary,
    '--event-display': palette.displayOnPrimary,
    '--event-accent-light': palette.accentLight,
    '--on-event-accent-light': palette.onAccentLight,
    '--event-accent-dark': palette.accentDark,
    '--on-event-accent-dark': palette.onAccentDark,
  }
}

/** Dresses the whole page, header, dialogs and toasts included, in an event's colours while it is mounted. */
export function EventTheme(colours: EventColours) {
  const declarations = Object.entries(variables(colours)).map(([name, value]) => `${name}:${value}`)
  return <style>{`:root{${declarations.join(';')}}`}</style>
}

/** Dresses only what is inside: an event's card in a list of others. */
export function EventColoursScope({
  primary,
  secondary,
  children,
  className = '',
}: EventColours & { children: ReactNode; className?: string }) {
  const style: CSSProperties = variables({ primary, secondary })
  return (
    <div className={`event-colours ${className}`} style={style}>
      {children}
    </div>
  )
}
