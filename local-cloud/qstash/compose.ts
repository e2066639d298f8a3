import { createHash } from 'node:crypto'
import { newMessageId, type Body, type Message } from './message.ts'
import { assertDestination, readOptions } from './options.ts'

/** What a publish, an entry of a batch or a schedule's run brings. Header names in lower case. */
export interface Draft {
  destination: string
  headers: Record<string, string>
  body: Body
  queueName?: string | null
  scheduleId?: string | null
}

export function compose(draft: Draft, nowMs: number): Message {
  return {
    messageId: newMessageId(),
    url: assertDestination(draft.destination),
    body: draft.body,
    queueName: draft.queueName ?? null,
    scheduleId: draft.scheduleId ?? null,
    createdAt: nowMs,
    retried: 0,
    ...readOptions(draft.headers, nowMs),
  }
}

/** By what a repeat of this message is known, if the publisher asked for that. */
export function deduplicationKey(headers: Record<string, string>, message: Message): string | null {
  const id = headers['upstash-deduplication-id']
  if (id !== undefined && id !== '') return `id:${id}`
  if (headers['upstash-content-based-deduplication'] !== 'true') return null
  const content = JSON.stringify([message.url, Object.entries(message.headers).toSorted(), message.body])
  return `content:${createHash('sha256').update(content).digest('base64url')}`
}
