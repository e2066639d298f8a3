/** How many distinct texts get a prepared statement of their own on every backend. */
const NAMED_MAX = 1000
/** How many texts seen once are remembered, waiting for their second time. */
const ONCE_MAX = 5000

/** Names for the texts that come again: parsing and planning a long statement costs more than running it. */
export class PreparedNames {
  readonly #names = new Map<string, string>()
  readonly #once = new Set<string>()

  /** Undefined the first time a text is seen: migrations and the like are not worth keeping. */
  of(text: string): string | undefined {
    const known = this.#names.get(text)
    if (known !== undefined) return known
    if (!this.#once.delete(text) || this.#names.size >= NAMED_MAX) {
      if (this.#once.size >= ONCE_MAX) this.#once.clear()
      this.#once.add(text)
      return undefined
    }
    const name = `s${this.#names.size}`
    this.#names.set(text, name)
    return name
  }
}
