import type { Counts, NeonStats } from './stats.ts'

const STARTUP = 196608

/** Reads along what a client says to Postgres and counts its statements and the times it waits for an answer. */
export class FrontendTap {
  readonly #stats: NeonStats
  #counts: Counts | null = null
  #rest: Buffer = Buffer.alloc(0)

  constructor(stats: NeonStats) {
    this.#stats = stats
  }

  read(bytes: Buffer): void {
    let rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes])
    for (;;) {
      // Before the startup message has said which database, messages have no type byte.
      const typeLength = this.#counts === null ? 0 : 1
      if (rest.length < typeLength + 4) break
      const end = typeLength + rest.readInt32BE(typeLength)
      if (rest.length < end) break
      if (this.#counts === null) this.#start(rest.subarray(4, end))
      else count(this.#counts, rest[0])
      rest = rest.subarray(end)
    }
    this.#rest = rest
  }

  #start(body: Buffer): void {
    if (body.readInt32BE(0) !== STARTUP) return
    const words = body.toString('utf8', 4).split('\0')
    const database = words.findIndex((word, index) => index % 2 === 0 && word === 'database')
    this.#counts = this.#stats.of((database < 0 ? words[words.indexOf('user') + 1] : words[database + 1]) ?? '')
  }
}

// A simple Query is both; in the extended protocol Execute runs a statement and Sync waits for the answer.
function count(counts: Counts, type: number | undefined): void {
  const letter = String.fromCharCode(type ?? 0)
  if (letter === 'Q' || letter === 'E') counts.statements += 1
  if (letter === 'Q' || letter === 'S') counts.roundTrips += 1
}
