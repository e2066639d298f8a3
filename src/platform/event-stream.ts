/** How a stream of server-sent events is kept and when it ends. */
export interface StreamLife {
  /** A comment this often keeps proxies from taking the connection for dead. */
  heartbeatMs: number
  lifetimeMs: number
  /** How long a browser waits before it comes back. */
  retryMs: number
}

interface StreamSource {
  /** Each state that comes, oldest first; the stream ends with it. */
  states: AsyncIterable<{ id: number; json: string }>
  /** With each heartbeat. */
  onHeartbeat(): void
  /** Nobody reads any more, or it has ended. Called once. */
  onEnd(): void
}

const encoder = new TextEncoder()

/**
 * Server-sent events of which only the newest counts: a reader who is slow gets that one and nothing in between, so that
 * no connection ever holds more than one. Source: https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function newestEvents({ states, onHeartbeat, onEnd }: StreamSource, { heartbeatMs, lifetimeMs, retryMs }: StreamLife): ReadableStream<Uint8Array> {
  let unsent: string | null = null
  let isOver = false
  let close = () => {}
  const end = () => {
    if (isOver) return
    isOver = true
    close()
    onEnd()
  }
  return new ReadableStream({
    start(controller) {
      const isWanted = () => (controller.desiredSize ?? 0) > 0
      const heartbeat = setInterval(() => {
        if (isWanted()) controller.enqueue(encoder.encode(':\n\n'))
        onHeartbeat()
      }, heartbeatMs)
      const life = setTimeout(() => {
        end()
        controller.close()
      }, lifetimeMs)
      close = () => {
        clearInterval(heartbeat)
        clearTimeout(life)
      }
      controller.enqueue(encoder.encode(`retry: ${retryMs}\n\n`))
      const follow = async () => {
        for await (const { id, json } of states) {
          if (isOver) return
          const event = `id: ${id}\ndata: ${json}\n\n`
          if (isWanted()) controller.enqueue(encoder.encode(event))
          else unsent = event
        }
      }
      void follow()
        .catch(() => undefined)
        .finally(() => {
          if (isOver) return
          end()
          controller.close()
        })
    },
    pull(controller) {
      if (unsent === null) return
      controller.enqueue(encoder.encode(unsent))
      unsent = null
    },
    cancel: end,
  })
}
