import superjson from 'superjson'
import type { Id } from '@/lib/ids'
import type { LiveOffers } from '../contract'

/** Where an event's open pages listen. */
export const liveOffersPath = (eventId: Id<'evt'>) => `/api/live/events/${eventId}` as const

/** `open`: told of everything. `resting`: nobody looks at the page. `lost`: on its way back, or refused. */
export type LiveStatus = 'resting' | 'open' | 'lost'

export interface Follower {
  onState(state: LiveOffers): void
  onStatus(status: LiveStatus): void
}

const TRY_AGAIN_MS = 5_000
const TRY_AGAIN_MAX_MS = 2 * 60_000
/** A page that is never idle begins all the same. */
const IDLE_PATIENCE_MS = 3_000

/** Between a half and the whole: those who were cut off together do not come back together. */
const jitter = (ms: number) => ms * (0.5 + Math.random() / 2)

/** Listens to what is told of an event's offers while the page is looked at. Answers how to stop. */
export function followOffers(eventId: Id<'evt'>, { onState, onStatus }: Follower): () => void {
  let source: EventSource | null = null
  let again: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let seen = '0'

  const close = () => {
    clearTimeout(again)
    source?.close()
    source = null
  }
  const open = () => {
    if (source || document.visibilityState === 'hidden') return
    const opened = new EventSource(`${liveOffersPath(eventId)}?after=${seen}`)
    source = opened
    opened.addEventListener('open', () => {
      failures = 0
      onStatus('open')
    })
    opened.addEventListener('message', ({ data, lastEventId }) => {
      seen = lastEventId
      onState(superjson.parse<LiveOffers>(data))
    })
    opened.addEventListener('error', () => {
      onStatus('lost')
      // From a lost connection the browser comes back by itself; a refusal it takes for the last word.
      if (opened.readyState !== EventSource.CLOSED) return
      close()
      failures += 1
      again = setTimeout(open, jitter(Math.min(TRY_AGAIN_MS * 2 ** failures, TRY_AGAIN_MAX_MS)))
    })
  }
  const onVisibility = () => {
    close()
    onStatus('resting')
    open()
  }
  const onOnline = () => {
    close()
    open()
  }
  const forget = whenIdle(open)
  document.addEventListener('visibilitychange', onVisibility)
  window.addEventListener('online', onOnline)
  return () => {
    forget()
    close()
    document.removeEventListener('visibilitychange', onVisibility)
    window.removeEventListener('online', onOnline)
  }
}

function whenIdle(work: () => void): () => void {
  // Safari before 27 has no idle callback.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(work, IDLE_PATIENCE_MS)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(work, { timeout: IDLE_PATIENCE_MS })
  return () => cancelIdleCallback(handle)
}
