import type { EventKind, EventPhase } from '../contract'

interface Dates {
  readonly startsAt: Date
  readonly endsAt: Date
  readonly admissionOpensAt: Date
}

interface Timed extends Dates {
  readonly kind: EventKind
  readonly status: 'published' | 'ongoing' | 'completed' | 'cancelled'
}

/** Where an event is in its life. A series is on while its next date's doors are open, not from its first date to its last. */
export function phaseOf(event: Timed, nextOccurrence: Dates | undefined, now: Date): EventPhase {
  if (event.status === 'cancelled') return 'cancelled'
  if (event.status === 'completed' || event.endsAt <= now) return 'over'
  const dates = event.kind === 'session_series' ? nextOccurrence : event
  return dates && dates.admissionOpensAt <= now ? 'now' : 'upcoming'
}
