import { clsx } from 'clsx'
import type { ReactNode } from 'react'

interface TicketStubProps {
  children: ReactNode
  /** The part that is torn off: a price, a quantity, a QR code. */
  stub: ReactNode
  /** What colours the main part; the stub follows unless it has its own. */
  ground?: Ground
  stubGround?: Ground
  /** Draws the wristband along the edge where the ticket begins. */
  stripe?: boolean
  /** `auto` lays the stub beside the main part where there is room for both, and under it where there is not. */
  layout?: 'auto' | 'stacked'
  className?: string
}

type Ground = 'surface' | 'sunken' | 'event-1' | 'event-2'

const GROUNDS: Record<Ground, string> = {
  // With more contrast it is as white or as black as the page: a line gives it its shape.
  surface: 'bg-surface text-ink contrast-more:border',
  sunken: 'bg-sunken text-ink contrast-more:border',
  'event-1': 'ground-event-1',
  'event-2': 'ground-event-2',
}

/** A ticket: two parts with a row of holes and a notch at either end between them. */
export function TicketStub({
  children,
  stub,
  ground = 'surface',
  stubGround = ground,
  stripe = false,
  layout = 'auto',
  className,
}: TicketStubProps) {
  const beside = layout === 'auto'
  return (
    <div className={clsx('@container', className)}>
      <div className={clsx('flex h-full flex-col', beside && '@lg:flex-row')}>
        <div
          className={clsx(
            'flex min-w-0 grow flex-col overflow-hidden rounded-t-card tear-below forced-colors:border',
            GROUNDS[ground],
            beside && '@lg:flex-row @lg:rounded-s-card @lg:rounded-e-none @lg:tear-end',
          )}
        >
          {stripe ? <div aria-hidden className={clsx('h-2 w-full shrink-0 wristband', beside && '@lg:h-auto @lg:w-2')} /> : null}
          <div className="min-w-0 grow p-5 sm:p-6">{children}</div>
        </div>
        <div
          className={clsx(
            'rounded-b-card p-5 tear-above sm:p-6 forced-colors:border',
            GROUNDS[stubGround],
            beside &&
              '@lg:flex @lg:shrink-0 @lg:rounded-s-none @lg:rounded-e-card @lg:min-w-40 @lg:flex-col @lg:justify-center @lg:tear-start',
          )}
        >
          {stub}
        </div>
      </div>
    </div>
  )
}
