import { connect, type Socket } from 'node:net'
import { RedisError, Status, type Reply } from './reply.ts'

/** One connection to a Redis server in RESP2. Commands sent while others are under way are pipelined. */
export class RespConnection {
  readonly #socket: Socket
  readonly #waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void }[] = []
  readonly #reader = new RespReader()
  /** Set for a subscriber: gets every reply that no command waits for. */
  onPush: ((reply: Reply) => void) | null = null

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (bytes) => {
      for (const reply of this.#reader.read(bytes)) {
        const next = this.#waiting.shift()
        if (next) next.resolve(reply)
        else this.onPush?.(reply)
      }
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      for (const { reject } of this.#waiting.splice(0)) reject(new Error('Redis closed the connection.'))
    })
  }

  static open(port: number): Promise<RespConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port, noDelay: true })
      socket.once('error', reject)
      socket.once('connect', () => resolve(new RespConnection(socket)))
    })
  }

  /** Sends all in one piece, so that nobody's command comes between; answers in order. */
  send(commands: string[][]): Promise<Reply[]> {
    if (this.#socket.destroyed) return Promise.reject(new Error('Redis closed the connection.'))
    const answers = commands.map(() => new Promise<Reply>((resolve, reject) => this.#waiting.push({ resolve, reject })))
    this.#socket.write(commands.map(encode).join(''))
    return Promise.all(answers)
  }

  close(): void {
    this.#socket.destroy()
  }
}

function encode(args: string[]): string {
  return `*${args.length}\r\n${args.map((arg) => `$${Buffer.byteLength(arg)}\r\n${arg}\r\n`).join('')}`
}

/** Cuts the stream of a Redis server into replies. */
class RespReader {
  #bytes: Buffer = Buffer.alloc(0)
  #at = 0

  read(bytes: Buffer): Reply[] {
    this.#bytes = this.#bytes.length === 0 ? bytes : Buffer.concat([this.#bytes, bytes])
    const replies: Reply[] = []
    for (;;) {
      this.#at = 0
      const reply = this.#reply()
      if (reply === undefined) return replies
      this.#bytes = this.#bytes.subarray(this.#at)
      replies.push(reply)
    }
  }

  // Undefined: the rest is still on its way, and reading starts over when it comes.
  #reply(): Reply | undefined {
    const line = this.#line()
    if (line === undefined) return undefined
    const text = line.slice(1)
    switch (line[0]) {
      case '+':
        return new Status(text)
      case '-':
        return new RedisError(text)
      case ':':
        return Number(text)
      case '$':
        return this.#bulk(Number(text))
      default:
        return this.#array(Number(text))
    }
  }

  #line(): string | undefined {
    const end = this.#bytes.indexOf('\r\n', this.#at)
    if (end < 0) return undefined
    const line = this.#bytes.toString('utf8', this.#at, end)
    this.#at = end + 2
    return line
  }

  #bulk(length: number): string | null | undefined {
    if (length < 0) return null
    if (this.#bytes.length < this.#at + length + 2) return undefined
    const text = this.#bytes.toString('utf8', this.#at, this.#at + length)
    this.#at += length + 2
    return text
  }

  #array(length: number): Reply[] | null | undefined {
    if (length < 0) return null
    const items: Reply[] = []
    for (let index = 0; index < length; index += 1) {
      const item = this.#reply()
      if (item === undefined) return undefined
      items.push(item)
    }
    return items
  }
}
