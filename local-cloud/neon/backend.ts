import { availableParallelism } from 'node:os'
import pg from 'pg'
import { PreparedNames } from './prepared.ts'
import type { Statement } from './protocol.ts'

/** Backends kept for each connection string: more than the cores can serve only wait for each other's locks. */
export const POOL_MAX = Math.max(4, 2 * availableParallelism())
const IDLE_MS = 10_000

type Result = pg.QueryArrayResult<(string | null)[]>
type RawQuery = pg.QueryArrayConfig & { queryMode: 'extended' }

const rawText = { getTypeParser: () => (text: string) => text }

/** The pool behind one connection string. */
export class Backend {
  readonly database: string
  readonly #pool: pg.Pool
  readonly #names = new PreparedNames()

  /** `connection` is what the client sent; only the address is ours, so that every client lands in this Postgres. */
  constructor(connection: string, address: { host: string; port: number }) {
    const { username, password, pathname } = new URL(connection)
    this.database = decodeURIComponent(pathname.slice(1))
    const who = { user: decodeURIComponent(username), password: decodeURIComponent(password), database: this.database }
    const pipelined = { pipeline: true }
    this.#pool = new pg.Pool({ ...who, ...address, ...pipelined, max: POOL_MAX, idleTimeoutMillis: IDLE_MS })
    // A backend sent away (its database was dropped, the server stopped) fails its queries; beyond that it is no news.
    this.#pool.on('error', () => {})
    this.#pool.on('connect', (client) => client.on('error', () => {}))
  }

  /** One statement, its own transaction. Rejects with pg's DatabaseError. */
  async single(statement: Statement): Promise<Result> {
    const client = await this.#pool.connect()
    try {
      const result = await client.query<(string | null)[]>(this.#raw(statement))
      // A transaction left open must not be found by the next one who is given this backend.
      client.release(result.command === 'BEGIN' || result.command === 'START')
      return result
    } catch (error) {
      client.release(isSpoilt(error))
      if (isStalePlan(error)) return this.single(statement)
      throw error
    }
  }

  /** All statements or none. Rejects with the DatabaseError of the first that failed. */
  async batch(begin: string, statements: Statement[]): Promise<Result[]> {
    const client = await this.#pool.connect()
    // All are on their way before the first answers; after an error Postgres refuses the rest and the commit rolls back.
    const opened = client.query(begin)
    const answers = statements.map((statement) => client.query<(string | null)[]>(this.#raw(statement)))
    const all = await Promise.allSettled([opened, ...answers, client.query('commit')])
    const failed = all.find((answer) => answer.status === 'rejected')
    if (failed === undefined) {
      client.release()
      return Promise.all(answers)
    }
    client.release(isSpoilt(failed.reason))
    if (isStalePlan(failed.reason)) return this.batch(begin, statements)
    throw failed.reason
  }

  end(): Promise<void> {
    return this.#pool.end()
  }

  #raw({ query, params }: Statement): RawQuery {
    const name = this.#names.of(query)
    return { text: query, values: params, rowMode: 'array', queryMode: 'extended', types: rawText, name }
  }
}

function isSpoilt(error: unknown): boolean {
  return !(error instanceof pg.DatabaseError) || error.severity === 'FATAL' || isStalePlan(error)
}

// A prepared statement met a table that a migration has changed; a new backend parses it anew.
function isStalePlan(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '0A000' && error.routine === 'RevalidateCachedQuery'
}
