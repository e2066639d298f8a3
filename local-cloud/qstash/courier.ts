import { Agent as HttpAgent, request as httpRequest, type ClientRequest, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { toBody, toBytes } from './bodies.ts'
import { EMPTY_BODY, type Answer, type Message } from './message.ts'
import { sign } from './signature.ts'

/** Of an answer's body, this much is kept for the dead letters and the callbacks. */
const KEPT_ANSWER_BYTES = 256 * 1024

/** Carries a message to its destination, once. Node's own client: a third of the CPU time of `fetch`, and it leaves the URL alone. */
export class Courier {
  readonly #http = new HttpAgent({ keepAlive: true })
  readonly #https = new HttpsAgent({ keepAlive: true })
  readonly #calls = new Set<ClientRequest>()

  /** Never rejects: without an answer the status is 0 and `error` says why. */
  async send(message: Message, signingKey: string): Promise<Answer> {
    const first = await this.#call(message, signingKey)
    // A kept connection that the other side had just closed says nothing about the destination.
    return first === 'stale' ? asAnswer(await this.#call(message, signingKey)) : first
  }

  stop(): void {
    for (const call of this.#calls) call.destroy(new Error('the local QStash stopped'))
    this.#http.destroy()
    this.#https.destroy()
  }

  #call(message: Message, signingKey: string): Promise<Answer | 'stale'> {
    const body = message.method === 'GET' ? Buffer.alloc(0) : toBytes(message.body)
    const secure = /^https:/i.test(message.url)
    return new Promise((resolve) => {
      const options = {
        method: message.method,
        headers: this.#headers(message, body, signingKey),
        agent: secure ? this.#https : this.#http,
      }
      const call = secure ? httpsRequest(message.url, options) : httpRequest(message.url, options)
      const timer = setTimeout(() => call.destroy(new Error(`no answer within ${message.timeoutMs} ms`)), message.timeoutMs)
      const done = (answer: Answer | 'stale'): void => {
        clearTimeout(timer)
        this.#calls.delete(call)
        resolve(answer)
      }
      this.#calls.add(call)
      call.on('response', (response) => read(response, done))
      call.on('error', (error: NodeJS.ErrnoException) => {
        done(call.reusedSocket && error.code === 'ECONNRESET' ? 'stale' : failure(error.message || String(error.code)))
      })
      call.end(body)
    })
  }

  #headers(message: Message, body: Buffer, signingKey: string): OutgoingHttpHeaders {
    return {
      ...message.headers,
      'user-agent': 'Upstash-QStash',
      'content-length': body.length,
      'upstash-message-id': message.messageId,
      'upstash-retried': message.retried,
      'upstash-caller-ip': '127.0.0.1',
      'upstash-signature': sign(signingKey, message.url, body),
      ...(message.scheduleId === null ? {} : { 'upstash-schedule-id': message.scheduleId }),
    }
  }
}

function read(response: IncomingMessage, done: (answer: Answer) => void): void {
  const chunks: Buffer[] = []
  let kept = 0
  response.on('data', (chunk: Buffer) => {
    if (kept < KEPT_ANSWER_BYTES) chunks.push(chunk)
    kept += chunk.length
  })
  response.on('end', () => {
    const headers: Record<string, string[]> = {}
    for (const [name, values] of Object.entries(response.headersDistinct)) if (values) headers[name] = values
    done({ status: response.statusCode ?? 0, headers, body: toBody(Buffer.concat(chunks)), error: null })
  })
  response.on('error', (error) => done(failure(error.message)))
}

function asAnswer(answer: Answer | 'stale'): Answer {
  return answer === 'stale' ? failure('the connection was reset') : answer
}

export function failure(error: string): Answer {
  return { status: 0, headers: {}, body: EMPTY_BODY, error }
}
