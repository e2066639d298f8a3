import type { ServerResponse } from 'node:http'
import type { RedisEngine, Subscription } from './reply.ts'

/** Writes a subscription as Upstash does: one `data:` line for its start, one for each message. `open` knows who listens. */
export function streamMessages(
  engine: RedisEngine,
  subscription: Subscription,
  open: Set<ServerResponse>,
): (response: ServerResponse) => void {
  const isPattern = subscription.kind === 'pattern'
  return (response) => {
    open.add(response)
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
    const write = (line: string) => response.write(`data: ${line}\n\n`)
    const started = engine.subscribe(subscription, (channel, payload) => {
      write(isPattern ? `pmessage,${subscription.name},${channel},${payload}` : `message,${channel},${payload}`)
    })
    started.then(
      () => write(`${isPattern ? 'psubscribe' : 'subscribe'},${subscription.name},1`),
      () => response.destroy(),
    )
    response.on('close', () => {
      open.delete(response)
      started.then((unsubscribe) => unsubscribe()).catch(() => {})
    })
  }
}
