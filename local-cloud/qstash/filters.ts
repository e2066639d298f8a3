import type { Message } from './message.ts'
import { splitList } from './options.ts'

const DEFAULT_PAGE = 100

/** What a query asks of a message: values of one name are alternatives, names add up. No name matches everything. */
export function matcher(query: URLSearchParams): (message: Message, responseStatus?: number | null) => boolean {
  const tests: ((message: Message, responseStatus: number | null) => boolean)[] = []
  const oneOf = (name: string, values: (message: Message, responseStatus: number | null) => (string | null)[], split = true) => {
    const given = query.getAll(name)
    const wanted = new Set(split ? given.flatMap((value) => splitList(value)) : given)
    if (given.length > 0) tests.push((message, status) => values(message, status).some((value) => value !== null && wanted.has(value)))
  }
  oneOf('messageIds', ({ messageId }) => [messageId])
  oneOf('messageId', ({ messageId }) => [messageId])
  oneOf('url', ({ url }) => [url], false)
  oneOf('host', ({ url }) => [new URL(url).host])
  oneOf('path', ({ url }) => [new URL(url).pathname], false)
  oneOf('queueName', ({ queueName }) => [queueName])
  oneOf('scheduleId', ({ scheduleId }) => [scheduleId])
  oneOf('flowControlKey', ({ flow }) => [flow?.key ?? null])
  oneOf('label', ({ labels }) => labels)
  oneOf('topicName', () => [])
  oneOf('responseStatus', (_, status) => [status === null ? null : String(status)])
  const fromDate = query.get('fromDate')
  const toDate = query.get('toDate')
  if (fromDate !== null) tests.push(({ createdAt }) => createdAt >= Number(fromDate))
  if (toDate !== null) tests.push(({ createdAt }) => createdAt <= Number(toDate))
  return (message, responseStatus = null) => tests.every((test) => test(message, responseStatus))
}

/** `count` of the list (100 when absent) from where `cursor` points, and the cursor of the rest if there is one. */
export function pageOf<T>(items: T[], query: URLSearchParams): { items: T[]; cursor?: string } {
  const from = Number(query.get('cursor')) || 0
  const to = from + Math.max(Number(query.get('count')) || DEFAULT_PAGE, 1)
  return { items: items.slice(from, to), ...(to < items.length && { cursor: String(to) }) }
}
