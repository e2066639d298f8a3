import { connect, type Socket } from 'node:net'
import { AnswerReader, type HttpAnswer } from './answer-reader.ts'

interface Exchange {
  reader: AnswerReader
  resolve(answer: HttpAnswer): void
  reject(error: Error): void
}

/**
 * One kept connection that carries one request at a time, as each of a browser's does. Written on bare sockets: Node's own
 * clients take several times the processor time, which on the same machine would be taken from what is measured.
 */
export class Connection {
  readonly #address: { host: string; port: number; noDelay: true }
  #socket: Socket | null = null
  #exchange: Exchange | null = null

  constructor(url: string) {
    const { hostname, port } = new URL(url)
    this.#address = { host: hostname, port: Number(port), noDelay: true }
  }

  /** Sends a request; rejects when the connection breaks before its answer is whole. */
  async send(method: 'GET' | 'POST', path: string, headers: string, body: string): Promise<HttpAnswer> {
    const length = method === 'POST' ? `content-length: ${Buffer.byteLength(body)}\r\ncontent-type: application/json\r\n` : ''
    const { host, port } = this.#address
    const request = `${method} ${path} HTTP/1.1\r\nhost: ${host}:${port}\r\n${length}${headers}\r\n${body}`
    const isKept = this.#socket !== null
    return this.#carry(request).catch((error: Error) => {
      // As browsers do: a kept connection that the other side let go of in the same moment has carried nothing.
      if (isKept) return this.#carry(request)
      throw error
    })
  }

  close(): void {
    this.#socket?.destroy()
    this.#socket = null
  }

  #carry(request: string): Promise<HttpAnswer> {
    const socket = (this.#socket ??= this.#open())
    return new Promise((resolve, reject) => {
      this.#exchange = { reader: new AnswerReader(), resolve, reject }
      socket.write(request)
    })
  }

  #open(): Socket {
    const socket = connect(this.#address)
    const gone = (error: Error) => {
      if (this.#socket !== socket) return
      this.#socket = null
      this.#exchange?.reject(error)
      this.#exchange = null
    }
    socket.on('data', (bytes) => this.#read(bytes))
    socket.on('error', gone)
    socket.on('end', () => gone(new Error('The connection was ended before the answer was whole.')))
    socket.on('close', () => gone(new Error('The connection was closed before the answer was whole.')))
    return socket
  }

  #read(bytes: Buffer): void {
    const exchange = this.#exchange
    const answer = exchange?.reader.read(bytes)
    if (!exchange || !answer) return
    this.#exchange = null
    if (answer.closes) this.close()
    exchange.resolve(answer)
  }
}
