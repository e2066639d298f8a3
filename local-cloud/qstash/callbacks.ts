import { toBytes } from './bodies.ts'
import { compose } from './compose.ts'
import type { Answer, Callback, Message } from './message.ts'

/**
 * The message that tells a callback how an attempt went. Form of its body: upstash.com/docs/qstash/features/callbacks. Its
 * own options come from `Upstash-Callback-*`, its retries from the message when those say nothing.
 */
export function composeCallback(callback: Callback, message: Message, answer: Answer, dlqId: string | null, nowMs: number): Message {
  const told = {
    status: answer.status,
    header: answer.headers,
    body: toBytes(answer.body).toString('base64'),
    retried: message.retried,
    maxRetries: message.maxRetries,
    ...(dlqId === null ? {} : { dlqId }),
    ...(answer.error === null ? {} : { error: answer.error }),
    sourceMessageId: message.messageId,
    url: message.url,
    method: message.method,
    sourceHeader: Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, [value]])),
    sourceBody: toBytes(message.body).toString('base64'),
    notBefore: String(message.notBefore),
    createdAt: String(message.createdAt),
    ...(message.scheduleId === null ? {} : { scheduleId: message.scheduleId }),
    callerIP: '127.0.0.1',
  }
  return compose(
    {
      destination: callback.url,
      headers: { 'upstash-retries': String(message.maxRetries), 'content-type': 'application/json', ...callback.headers },
      body: { text: JSON.stringify(told), encoding: 'utf8' },
    },
    nowMs,
  )
}
