import { neon, neonConfig } from '@neondatabase/serverless'
import { drizzle, type NeonHttpDatabase } from 'drizzle-orm/neon-http'
import * as events from './schema/events'
import * as gate from './schema/gate'
import * as identity from './schema/identity'
import * as inventory from './schema/inventory'
import * as orders from './schema/orders'
import * as organisations from './schema/organisations'
import * as payments from './schema/payments'
import * as platform from './schema/platform'
import * as promotions from './schema/promotions'
import * as tickets from './schema/tickets'

const schema = {
  ...identity, ...organisations, ...events, ...inventory, ...promotions, ...orders, ...payments, ...tickets, ...gate, ...platform,
}

export type Db = NeonHttpDatabase<typeof schema>

export interface DatabaseSettings {
  DATABASE_URL: string
  NEON_HTTP_ENDPOINT?: string | undefined
}

/** The database over HTTP: stateless, one request per statement or batch. */
export function createDb({ DATABASE_URL, NEON_HTTP_ENDPOINT }: DatabaseSettings): Db {
  if (NEON_HTTP_ENDPOINT) neonConfig.fetchEndpoint = NEON_HTTP_ENDPOINT
  return drizzle({ client: neon(DATABASE_URL), schema, casing: 'snake_case' })
}
