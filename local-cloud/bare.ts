import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Faults, Vendor } from './faults.ts'

/** A JSON answer, or whatever `stream` writes for as long as it likes. */
export type Answer = { status: number; body: unknown } | { stream: (response: ServerResponse) => void }

/**
 * A vendor on bare node:http, misbehaving as told: for those that stand in a benchmark's way, where a router's price
 * would be measured as ours. `/stats` is not the vendor's and never fails.
 */
export function bareListener(
  vendor: Vendor,
  faults: Faults,
  answer: (request: IncomingMessage, url: URL) => Promise<Answer>,
): RequestListener {
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://vendor')
    const line = `${request.method} ${url.pathname}`
    const fault = url.pathname.startsWith('/stats') ? null : faults.take(vendor, line, ['slow', 'down', 'lost_answer', 'status'])
    if (fault?.kind === 'slow') await sleep(fault.ms)
    if (fault?.kind === 'down') return void request.socket.destroy()
    const made = fault?.kind === 'status' ? { status: fault.status, body: madeToFail } : await answer(request, url)
    if (fault?.kind === 'lost_answer') return void request.socket.destroy()
    if ('stream' in made) return made.stream(response)
    const text = JSON.stringify(made.body)
    response.writeHead(made.status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text)
  }
  return (request, response) => {
    // Only a request cut off while it was sent ends here: nobody is left to answer.
    serve(request, response).catch(() => request.socket.destroy())
  }
}

// Neon's clients read `message`, Upstash's `error`.
const madeToFail = { error: 'made to fail', message: 'made to fail' }

export async function readText(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}
