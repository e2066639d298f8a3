import type { EventSummary } from '../contract'
import { isOn } from './when'

const ON_NOW_MAX = 2
const SOON_MAX = 9

export interface Home {
  /** The one the page is dressed as. */
  readonly featured: EventSummary | null
  readonly onNow: readonly EventSummary[]
  readonly soon: readonly EventSummary[]
}

/** What a visitor meets first, from the next events in order: one large, what is on, what comes. None twice. */
export function arrangeHome(events: readonly EventSummary[], now: Date): Home {
  const onNow = events.filter((event) => isOn(event, now)).slice(0, ON_NOW_MAX)
  const coming = events.filter((event) => !isOn(event, now))
  const open = coming.filter(({ soldOut, fromPrice }) => !soldOut && fromPrice !== null)
  const featured = open.find(({ kind }) => kind === 'festival') ?? open[0] ?? coming[0] ?? onNow[0] ?? null
  return {
    featured,
    onNow: onNow.filter((event) => event !== featured),
    soon: coming.filter((event) => event !== featured).slice(0, SOON_MAX),
  }
}
