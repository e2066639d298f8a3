import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import type { CloudEnv } from '../http.ts'
import { matcher, pageOf } from './filters.ts'
import { newMessageId, type DeadMessage } from './message.ts'
import { splitList } from './options.ts'
import { notFound, searchOf, type Qstash, type Route } from './requests.ts'
import { showDead, showMessage, showStep } from './views.ts'

/** `/v2/messages`, `/v2/dlq`, `/v2/events` and `/v2/keys`. */
export function messageRoutes(qstash: Qstash): Hono<CloudEnv> {
  const { records, dispatcher, keys } = qstash
  const routes = new Hono<CloudEnv>()

  routes.get('/messages/:id', (c) => {
    const message = records.messages.get(c.req.param('id'))
    if (!message) throw notFound('message', c.req.param('id'))
    return c.json(showMessage(message))
  })
  routes.delete('/messages/:id', (c) => {
    if (!dispatcher.cancel(c.req.param('id'))) throw notFound('message', c.req.param('id'))
    return c.json({ cancelled: 1 })
  })
  routes.delete('/messages', (c) => {
    const matches = matcher(searchOf(c))
    const found = records.messages.values().filter((message) => matches(message))
    for (const { messageId } of found) dispatcher.cancel(messageId)
    return c.json({ cancelled: found.length })
  })

  const dead = (query: URLSearchParams) => {
    const ids = new Set(query.getAll('dlqIds').flatMap((value) => splitList(value)))
    const matches = matcher(query)
    return records.dead
      .values()
      .filter(({ dlqId, message, answer }) => (ids.size > 0 ? ids.has(dlqId) : matches(message, answer.status)))
  }
  routes.get('/dlq', (c) => {
    const { items, cursor } = pageOf(dead(searchOf(c)), searchOf(c))
    return c.json({ messages: items.map(showDead), cursor })
  })
  routes.get('/dlq/:id', (c) => {
    const found = records.dead.get(c.req.param('id'))
    if (!found) throw notFound('dlq message', c.req.param('id'))
    return c.json(showDead(found))
  })
  // What is done to a page leaves the list: the next page begins at the top again.
  const firstPage = (query: URLSearchParams) => {
    query.delete('cursor')
    const { items, cursor } = pageOf(dead(query), query)
    return { items, more: cursor === undefined ? {} : { cursor: '0' } }
  }
  routes.delete('/dlq', (c) => {
    const { items, more } = firstPage(searchOf(c))
    for (const { dlqId } of items) records.unbury(dlqId)
    return c.json({ deleted: items.length, ...more })
  })
  routes.delete('/dlq/:id', (c) => {
    if (!records.unbury(c.req.param('id'))) throw notFound('dlq message', c.req.param('id'))
    return c.body(null, 200)
  })
  routes.post('/dlq/retry', (c) => {
    const { items, more } = firstPage(searchOf(c))
    return c.json({ responses: items.map((item) => sendAgain(qstash, item)), ...more })
  })
  routes.post('/dlq/retry/:id', (c) => {
    const found = records.dead.get(c.req.param('id'))
    if (!found) throw notFound('dlq message', c.req.param('id'))
    return c.json(sendAgain(qstash, found), 201)
  })

  const steps = (name: 'events' | 'logs'): Route => (c) => {
    const query = searchOf(c)
    const matches = matcher(query)
    const state = query.get('state')
    const found = records.steps
      .newestFirst()
      .filter((step) => matches(step.message, step.responseStatus) && (state === null || step.state === state))
    const { items, cursor } = pageOf(found, query)
    return c.json({ [name]: items.map(showStep), cursor })
  }
  routes.get('/events', steps('events'))
  routes.get('/logs', steps('logs'))

  routes.get('/keys', (c) => c.json(keys))
  routes.post('/keys/rotate', (c) => {
    keys.current = keys.next
    keys.next = `sig_${randomUUID().replaceAll('-', '')}`
    return c.json(keys)
  })
  return routes
}

/** A dead message becomes a new one with the same content. */
function sendAgain({ records, dispatcher }: Qstash, { dlqId, message }: DeadMessage): { messageId: string; url: string } {
  records.unbury(dlqId)
  const nowMs = records.nowMs()
  const again = { ...message, messageId: newMessageId(), createdAt: nowMs, notBefore: nowMs, retried: 0 }
  dispatcher.accept(again)
  return { messageId: again.messageId, url: again.url }
}
