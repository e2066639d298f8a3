import { Badge } from '../badge'
import { Price } from '../price'
import { TicketStub } from '../ticket-stub'
import type { Samples } from './samples'

/** The ticket in each of its grounds, beside and stacked. */
export function KitTickets({ words }: { words: Samples }) {
  const stub = (
    <div className="flex items-baseline justify-between gap-4 @lg:flex-col">
      <Price amount={{ minor: 17900, currency: 'EUR' }} className="font-display text-title font-extrabold" />
      <span className="text-small">{words.onSale}</span>
    </div>
  )
  const main = (
    <div className="grid gap-1">
      <h3 className="text-lead font-bold">{words.weekend}</h3>
      <p>{words.weekendNote}</p>
    </div>
  )
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <TicketStub stripe stub={stub}>
        {main}
        <div className="pt-3">
          <Badge tone="warning">{words.lastFew}</Badge>
        </div>
      </TicketStub>
      <TicketStub ground="event-1" stubGround="event-2" stub={stub}>
        {main}
      </TicketStub>
      <TicketStub layout="stacked" stripe stub={stub} className="max-w-xs">
        {main}
      </TicketStub>
      <TicketStub ground="sunken" stub={stub}>
        {main}
      </TicketStub>
    </div>
  )
}
