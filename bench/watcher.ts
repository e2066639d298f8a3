import { connect, type Socket } from 'node:net'
import { clock } from './browser.ts'

/** What an open page has last been told: under which id, how many are left, and when it heard, by `clock`. */
export interface Told {
  id: number
  left: number | null
  at: number
}

/** Enough of a message to hold the end of one and the begin of the next. */
const KEPT = 2_000

/** An open page that only listens: one kept connection on a bare socket. */
export class Watcher {
  readonly #socket: Socket
  #text = ''
  #isOver = false
  /** Every message, oldest first. */
  readonly told: Told[] = []
  onTold: (() => void) | null = null

  /** `localAddress`: the network it comes from. */
  constructor(url: string, path: string, localAddress: string | undefined) {
    const { hostname, port } = new URL(url)
    this.#socket = connect({ host: hostname, port: Number(port), noDelay: true, ...(localAddress && { localAddress }) })
    this.#socket.on('connect', () => this.#socket.write(`GET ${path} HTTP/1.1\r\nhost: ${hostname}:${port}\r\naccept: text/event-stream\r\n\r\n`))
    this.#socket.on('data', (bytes) => this.#read(bytes.toString('latin1')))
    const over = () => {
      this.#isOver = true
      this.onTold?.()
    }
    this.#socket.on('error', over)
    this.#socket.on('close', over)
  }

  /** It was refused, or cut off. */
  get isOver(): boolean {
    return this.#isOver
  }

  close(): void {
    this.#socket.destroy()
  }

  #read(piece: string): void {
    this.#text = (this.#text + piece).slice(-KEPT)
    for (let end = this.#text.indexOf('\n\n'); end >= 0; end = this.#text.indexOf('\n\n')) {
      const [, id, json = ''] = /id: (\d+)\ndata: (.+)$/.exec(this.#text.slice(0, end)) ?? []
      this.#text = this.#text.slice(end + 2)
      if (id === undefined) continue
      const left = /"left":(\d+)/.exec(json)?.[1]
      this.told.push({ id: Number(id), left: left === undefined ? null : Number(left), at: clock() })
      this.onTold?.()
    }
  }
}

/** Resolves once all have heard what `has` looks for, or one of them is over, or the time is; answers those that have not. */
export function allHeard(watchers: readonly Watcher[], has: (told: Told) => boolean, patienceMs: number): Promise<Watcher[]> {
  const waiting = new Set(watchers)
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(impatience)
      for (const watcher of watchers) watcher.onTold = null
      resolve([...waiting])
    }
    const impatience = setTimeout(done, patienceMs)
    for (const watcher of watchers) {
      const look = () => {
        const heard = watcher.told.at(-1)
        if (watcher.isOver) return done()
        if (heard && has(heard)) waiting.delete(watcher)
        if (waiting.size === 0) done()
      }
      watcher.onTold = look
      look()
    }
  })
}
