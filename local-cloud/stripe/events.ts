import { z } from 'zod'
import { newStripeId } from './ids.ts'
import { page, pageParams } from './page.ts'
import { parseParams, text } from './params.ts'
import { noSuch } from './problem.ts'
import type { EventRecord } from './records.ts'
import type { Route } from './route.ts'
import type { Store } from './store.ts'

/** The version of the API whose shapes are served: the one the SDK pins. */
export const API_VERSION = '2026-10-28.endive'

/** The API request an event came from. What people do on the pay page or in the dashboard has none. */
export interface Cause {
  requestId: string
  idempotencyKey: string | null
}

interface NewEvent {
  type: string
  object: object
  cause: Cause | null
  previous: object | undefined
}

/** Keeps an event as the text that is sent and listed; `object` is written down as it is now. */
export function recordEvent(store: Store, now: number, { type, object, cause, previous }: NewEvent): EventRecord {
  const id = newStripeId('evt')
  const payload = JSON.stringify({
    id,
    object: 'event',
    api_version: API_VERSION,
    created: now,
    data: { object, ...(previous === undefined ? {} : { previous_attributes: previous }) },
    livemode: false,
    pending_webhooks: 1,
    request: { id: cause?.requestId ?? null, idempotency_key: cause?.idempotencyKey ?? null },
    type,
  })
  return store.events.put({ id, created: now, type, payload })
}

const listParams = z.strictObject({ ...pageParams, type: text.optional(), types: z.array(text).max(20).optional() })

/** GET /v1/events and /v1/events/:id. */
export const eventRoutes: Route[] = [
  {
    method: 'GET',
    path: '/events',
    answer: (context, { input }) => {
      const { type, types, ...range } = parseParams(listParams, input)
      const matches = (event: EventRecord): boolean =>
        (type === undefined || wildcard(type, event.type)) && (types?.includes(event.type) ?? true)
      return page('event', '/v1/events', context.store.events.newestFirst().filter(matches), range, eventObject)
    },
  },
  {
    method: 'GET',
    path: '/events/:id',
    answer: (context, { id }) => {
      const event = context.store.events.get(id)
      if (!event) throw noSuch('event', id, 'id')
      return eventObject(event)
    },
  },
]

const objectSchema = z.looseObject({})

/** The event as the API shows it: what was recorded, read back. */
export function eventObject(event: EventRecord): object {
  return objectSchema.parse(JSON.parse(event.payload))
}

/** `charge.*` means every type that begins so. */
function wildcard(pattern: string, type: string): boolean {
  return pattern.endsWith('*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern
}
