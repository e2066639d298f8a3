import { neon, neonConfig } from '@neondatabase/serverless'
import { afterAll, beforeAll, inject } from 'vitest'
import { parseEnv, type Env } from '@/env'
import { createDb, type Db } from './client'

declare module 'vitest' {
  interface ProvidedContext {
    /** The vendors of the run, from the global setup of the `db` project. */
    cloud: { serverUrl: string; template: string; env: Record<string, string>; urls: Record<string, string> }
  }
}

export interface TestDatabase {
  db: Db
  /** `postgres://…/<name>`. */
  url: string
  name: string
  /** What `src/env.ts` would say with this database. */
  settings: Env
  /** Requests over HTTP to this database so far: a statement or a batch is one. */
  roundTrips(): number
  /** SQL statements in those requests so far. */
  statements(): number
}

/**
 * A migrated database of its own for the calling test file, empty of rows. Call it at the top of the file: the clone is
 * made before the first test and dropped after the last.
 */
export function testDatabase(): TestDatabase {
  const { serverUrl, template, env } = inject('cloud')
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`
  const url = withDatabase(serverUrl, name)
  const settings = parseEnv({ ...env, DATABASE_URL: url })
  const counts = countRequests(name)

  const db = createDb(settings)
  const admin = neon(withDatabase(serverUrl, 'postgres'))
  beforeAll(async () => {
    await admin.query(`create database ${name} template ${template}`)
  })
  afterAll(async () => {
    await admin.query(`drop database ${name} with (force)`)
  })
  return { db, url, name, settings, roundTrips: () => counts.roundTrips, statements: () => counts.statements }
}

function withDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

/** Counts what Neon's driver sends to one database, in the driver's own place for that. */
function countRequests(name: string): { roundTrips: number; statements: number } {
  const counts = { roundTrips: 0, statements: 0 }
  neonConfig.fetchFunction = (endpoint: string, init: RequestInit): Promise<Response> => {
    const connection = new Headers(init.headers).get('neon-connection-string')
    if (connection !== null && new URL(connection).pathname === `/${name}`) {
      counts.roundTrips += 1
      counts.statements += statementsIn(JSON.parse(String(init.body)))
    }
    return fetch(endpoint, init)
  }
  return counts
}

function statementsIn(body: unknown): number {
  return body instanceof Object && 'queries' in body && Array.isArray(body.queries) ? body.queries.length : 1
}
