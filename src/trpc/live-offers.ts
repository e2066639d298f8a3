import { offersLookedAt, offersTopic, stockMoved } from '@/domains/inventory/commands/publish-offers'
import { idSchema } from '@/lib/id-schema'
import type { Id } from '@/lib/ids'
import { newestEvents } from '@/platform/event-stream'
import { type ApiHandler, refusal, wrongMethod } from '@/platform/http'
import { listen, watchState, type LiveState } from '@/platform/live'
import { log } from '@/platform/log'
import { countTry } from '@/platform/redis'
import type { Shell } from '@/platform/shell'
import { shellOf } from './shell-of'

const PATH = /^\/api\/live\/events\/([^/]+)$/

const HEARTBEAT_MS = 20_000
/** A connection ends by itself within the second half of this, so that those that came together do not come back together. */
const LIFETIME_MS = 6 * 60_000
const RETRY_MS = 4_000
/** How long the first state is waited for. */
const PATIENCE_MS = 5_000
/** A state older than this is read again when somebody looks: what went wrong unseen does not last. */
const FRESH_MS = 60_000
/** After the moment: clocks of two isolates differ a little. */
const AFTER_MOMENT_MS = 50
const LOOK_EVERY_MS = 15_000

/** By event: Unix ms of this isolate's last look for all of its connections. */
const looked = new Map<Id<'evt'>, number>()

const jitter = (ms: number) => Math.round(ms * (0.5 + Math.random() / 2))

/**
 * `GET /api/live/events/<eventId>`: what the event offers to everybody as server-sent events, each the whole state
 * (`LiveOffers`). Who comes back says what they have seen, by `Last-Event-ID` or `?after=`, and gets what is newer.
 * 404 for what is not public, 429 for too many from one network, 503 when there is no Redis to listen to.
 */
export const liveOffersHandler: ApiHandler = async (request, context) => {
  if (request.method !== 'GET') return wrongMethod('GET')
  const { pathname, searchParams } = new URL(request.url)
  const eventId = idSchema('evt').safeParse(PATH.exec(pathname)?.[1])
  if (!eventId.success) return refusal(404, 'not_found')
  const shell = shellOf(request, context)
  const { retryAfterMs } = await countTry(shell.redis, 'liveStream', shell.ip ?? 'unknown')
  if (retryAfterMs !== null) return refusal(429, 'too_many', { headers: { 'retry-after': String(Math.ceil(retryAfterMs / 1000)) } })

  const leaving = new AbortController()
  const watch = await openWatch(shell, eventId.data, leaving.signal).catch((error: unknown) => {
    log('warn', 'live.not_open', { eventId: eventId.data, message: String(error) })
    return null
  })
  if (!watch || watch.first.json === 'null') {
    leaving.abort()
    return watch ? refusal(404, 'not_found') : refusal(503, 'unavailable', { headers: { 'retry-after': '10' } })
  }
  const seen = Number(request.headers.get('last-event-id') ?? searchParams.get('after'))
  return new Response(eventsOf(shell, eventId.data, { ...watch, seen: Number.isFinite(seen) ? seen : 0, leaving }), {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store, no-transform', 'x-content-type-options': 'nosniff' },
  })
}

interface Watch {
  first: LiveState
  later: AsyncGenerator<LiveState, void>
}

/** Listens first and looks then, so that nothing falls between. Where nothing is kept, one of those who look has it read. */
async function openWatch(shell: Shell, eventId: Id<'evt'>, signal: AbortSignal): Promise<Watch> {
  const later = await listen(shell.env, offersTopic(eventId), signal)
  const { state, isOwed } = await watchState(shell.redis, offersTopic(eventId), Date.now())
  lookAgain(shell, eventId, { state, isOwed })
  return { first: state ?? (await nextOf(later)), later }
}

function lookAgain(shell: Shell, eventId: Id<'evt'>, { state, isOwed }: Awaited<ReturnType<typeof watchState>>): void {
  if (!state || isOwed || Date.now() - state.id > FRESH_MS) offersLookedAt(shell, eventId, state?.id ?? 0)
}

async function nextOf(states: AsyncGenerator<LiveState, void>): Promise<LiveState> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no state in time')), PATIENCE_MS)
  })
  const { value } = await Promise.race([states.next(), late]).finally(() => clearTimeout(timer))
  if (!value) throw new Error('Redis ended the stream')
  return value
}

function eventsOf(shell: Shell, eventId: Id<'evt'>, { first, later, seen, leaving }: Watch & { seen: number; leaving: AbortController }) {
  let moment: ReturnType<typeof setTimeout> | undefined
  // The stream itself keeps the request alive, after whose answer there is no `waitUntil` everywhere.
  const alive = { ...shell, waitUntil: () => {} }
  const readAgain = () => stockMoved(alive, [eventId])
  async function* states() {
    let last = seen
    for await (const state of chain(first, later)) {
      if (state.json === 'null') return
      clearTimeout(moment)
      const inMs = state.changesAt - Date.now()
      if (state.changesAt > 0 && inMs < LIFETIME_MS) moment = setTimeout(readAgain, Math.max(inMs, 0) + AFTER_MOMENT_MS)
      if (state.id > last) yield state
      last = Math.max(last, state.id)
    }
  }
  const life = { heartbeatMs: HEARTBEAT_MS, lifetimeMs: jitter(LIFETIME_MS), retryMs: jitter(RETRY_MS) }
  return newestEvents(
    {
      states: states(),
      onHeartbeat: () => void lookForAll(alive, eventId),
      onEnd: () => {
        clearTimeout(moment)
        leaving.abort()
      },
    },
    life,
  )
}

async function* chain(first: LiveState, later: AsyncGenerator<LiveState, void>) {
  yield first
  yield* later
}

/** Now and then one connection of the isolate looks whether what all of them have is still the newest. */
async function lookForAll(shell: Shell, eventId: Id<'evt'>): Promise<void> {
  const now = Date.now()
  if (now - (looked.get(eventId) ?? 0) < LOOK_EVERY_MS) return
  looked.set(eventId, now)
  const found = await watchState(shell.redis, offersTopic(eventId), now).catch(() => null)
  if (found) lookAgain(shell, eventId, found)
}
