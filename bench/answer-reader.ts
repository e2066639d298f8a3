export interface HttpAnswer {
  status: number
  /** The names and values as they came, one a line. */
  head: string
  body: string
  /** The other side ends the connection with it. */
  closes: boolean
}

const HEAD_END = '\r\n\r\n'
const EMPTY: Buffer = Buffer.alloc(0)

/** Puts one HTTP/1.1 answer together from the pieces in which it comes. */
export class AnswerReader {
  #bytes = EMPTY
  #head: string | null = null
  #bodyAt = 0

  /** The answer once it is whole, else null. */
  read(piece: Buffer): HttpAnswer | null {
    this.#bytes = this.#bytes.length === 0 ? piece : Buffer.concat([this.#bytes, piece])
    const head = (this.#head ??= this.#readHead())
    if (head === null) return null
    const body = /\r\ntransfer-encoding: *chunked/i.test(head) ? this.#chunks() : this.#counted(head)
    if (body === null) return null
    return { status: Number(head.slice(9, 12)), head, body, closes: /\r\nconnection: *close/i.test(head) }
  }

  #readHead(): string | null {
    const end = this.#bytes.indexOf(HEAD_END)
    if (end < 0) return null
    this.#bodyAt = end + HEAD_END.length
    return this.#bytes.toString('latin1', 0, end)
  }

  #counted(head: string): string | null {
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0)
    return this.#bytes.length < this.#bodyAt + length ? null : this.#bytes.toString('utf8', this.#bodyAt, this.#bodyAt + length)
  }

  #chunks(): string | null {
    const parts: Buffer[] = []
    for (let at = this.#bodyAt; ; ) {
      const sizeEnd = this.#bytes.indexOf('\r\n', at)
      if (sizeEnd < 0) return null
      const size = Number.parseInt(this.#bytes.toString('latin1', at, sizeEnd), 16)
      const next = sizeEnd + 2 + size + 2
      if (this.#bytes.length < next) return null
      if (size === 0) return Buffer.concat(parts).toString('utf8')
      parts.push(this.#bytes.subarray(sizeEnd + 2, next - 2))
      at = next
    }
  }
}

/** A cookie that an answer sets, as the browser sends it back. */
export function cookieOf(head: string): string | null {
  return /\r\nset-cookie: *([^;\r]+)/i.exec(head)?.[1] ?? null
}
