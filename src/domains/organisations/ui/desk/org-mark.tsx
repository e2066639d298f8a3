import { HOUSE_COLOURS } from '@/lib/contrast'
import { EventColoursScope } from '@/ui/event-theme'
import type { MyOrganisation } from '../../contract'

/** An organisation at a glance: its first letter in its own colours. Says nothing that its name beside it does not. */
export function OrgMark({ organisation: { name, colors } }: { organisation: Pick<MyOrganisation, 'name' | 'colors'> }) {
  const [primary, secondary] = colors ?? [HOUSE_COLOURS.primary, HOUSE_COLOURS.secondary]
  return (
    <EventColoursScope primary={primary} secondary={secondary} className="shrink-0">
      <span aria-hidden className="inline-flex size-8 items-center justify-center rounded-control bg-event-1 font-display font-extrabold text-on-event-1">
        {[...name][0]?.toLocaleUpperCase()}
      </span>
    </EventColoursScope>
  )
}

/** Its name on one line: it begins where the reader begins, and loses its end, whatever it is written in. */
export function OrgName({ children }: { children: string }) {
  return (
    <span dir="auto" className="max-w-full justify-self-start truncate font-bold">
      {children}
    </span>
  )
}
