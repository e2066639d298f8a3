import type { Kind } from './keyspace.ts'

export interface Scored {
  member: string
  score: number
}

/** Members in the order of their scores, then of their names. */
export class SortedSet {
  readonly #scores = new Map<string, number>()
  readonly #order: Scored[] = []

  get size(): number {
    return this.#order.length
  }

  score(member: string): number | null {
    return this.#scores.get(member) ?? null
  }

  set(member: string, score: number): void {
    this.delete(member)
    this.#scores.set(member, score)
    this.#order.splice(this.#place({ member, score }), 0, { member, score })
  }

  delete(member: string): boolean {
    const rank = this.rank(member)
    if (rank === null) return false
    this.#order.splice(rank, 1)
    return this.#scores.delete(member)
  }

  rank(member: string): number | null {
    const score = this.#scores.get(member)
    return score === undefined ? null : this.#place({ member, score })
  }

  inOrder(): Scored[] {
    return [...this.#order]
  }

  // How many stand before it.
  #place(wanted: Scored): number {
    let low = 0
    let high = this.#order.length
    while (low < high) {
      const middle = (low + high) >> 1
      const there = this.#order[middle]
      if (there !== undefined && isBefore(there, wanted)) low = middle + 1
      else high = middle
    }
    return low
  }
}

function isBefore(a: Scored, b: Scored): boolean {
  return a.score < b.score || (a.score === b.score && a.member < b.member)
}

export const SORTED: Kind<SortedSet> = { is: (value) => value instanceof SortedSet, make: () => new SortedSet() }
