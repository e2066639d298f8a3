import superjson from 'superjson'
import type { Id } from '@/lib/ids'
import { publishState, takeTurn, type Cause } from '@/platform/live'
import { log } from '@/platform/log'
import type { Shell } from '@/platform/shell'
import { readLiveOffers } from '../queries'

type PublishShell = Pick<Shell, 'db' | 'redis'>

export const offersTopic = (eventId: Id<'evt'>) => `offers:${eventId}`

/** Changes of this isolate within that time are told of together. */
const GATHER_MS = 100
/** Longer nobody gathers: the request that did was cut off. */
const GATHER_LOST_MS = 1_000

/** By cause and event: Unix ms of when a request of this isolate began to gather. Plain numbers: requests share no I/O. */
const gathering = new Map<string, number>()

type TellShell = PublishShell & Pick<Shell, 'waitUntil'>

/**
 * After the commit of whatever changed the stock, the prices or the types of events: their open pages are told. Nobody waits
 * for it, and when it fails the next change or the next look of a page makes up for it.
 */
export function stockMoved(shell: TellShell, eventIds: readonly Id<'evt'>[]): void {
  for (const eventId of new Set(eventIds)) gather(shell, eventId, { is: 'change' })
}

/** For an open page that has a state which is old or none: a newer one than `seen` is read, by one of all who look. */
export function offersLookedAt(shell: TellShell, eventId: Id<'evt'>, seen: number): void {
  gather(shell, eventId, { is: 'look', seen })
}

function gather(shell: TellShell, eventId: Id<'evt'>, cause: Cause): void {
  const key = `${cause.is} ${eventId}`
  const since = gathering.get(key)
  if (since !== undefined && Date.now() - since < GATHER_LOST_MS) return
  gathering.set(key, Date.now())
  shell.waitUntil(publishGathered(shell, eventId, cause, key))
}

async function publishGathered(shell: PublishShell, eventId: Id<'evt'>, cause: Cause, key: string): Promise<void> {
  await pause(GATHER_MS)
  // From here on a change is later than what is read below.
  gathering.delete(key)
  try {
    await publishOffers(shell, eventId, cause)
  } catch (error) {
    log('warn', 'offers.not_published', { eventId, message: String(error) })
  }
}

/**
 * Reads the event's offers and tells all who watch, unless somebody is about to: of many at once, and of a burst, the last
 * state is told and few before it. One query for each publication, none when nobody watches.
 */
export async function publishOffers(shell: PublishShell, eventId: Id<'evt'>, cause: Cause = { is: 'change' }): Promise<void> {
  const { db, redis } = shell
  const topic = offersTopic(eventId)
  const turn = await takeTurn(redis, topic, Date.now(), cause)
  switch (turn.outcome) {
    case 'wait':
      await pause(turn.ms)
      return publishOffers(shell, eventId, { is: 'next' })
    case 'publish': {
      const found = await readLiveOffers(db, eventId, new Date())
      const changesAt = found?.changesAt?.getTime() ?? 0
      return publishState(redis, topic, { id: turn.id, changesAt, json: found ? superjson.stringify(found.state) : 'null' })
    }
    case 'covered':
    case 'unwatched':
  }
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))
