export interface Counts {
  /** Trips over the network to the database. */
  roundTrips: number
  /** SQL statements carried by them. */
  statements: number
}

/** What crossed the wire, in all and for each database. */
export class NeonStats {
  readonly #byDatabase = new Map<string, Counts>()

  /** The live counts of one database: whoever serves it adds to them. */
  of(database: string): Counts {
    let counts = this.#byDatabase.get(database)
    if (counts === undefined) {
      counts = { roundTrips: 0, statements: 0 }
      this.#byDatabase.set(database, counts)
    }
    return counts
  }

  read(database: string | null): Counts {
    if (database !== null) return { ...this.of(database) }
    const total = { roundTrips: 0, statements: 0 }
    for (const counts of this.#byDatabase.values()) {
      total.roundTrips += counts.roundTrips
      total.statements += counts.statements
    }
    return total
  }

  reset(database: string | null): void {
    const chosen = database === null ? [...this.#byDatabase.values()] : [this.of(database)]
    for (const counts of chosen) counts.roundTrips = counts.statements = 0
  }
}
