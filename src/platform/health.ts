import type { ApiHandler } from './http'

/** `{ status: 'up' }`: this isolate answers. Says nothing of the vendors behind it. */
export const healthHandler: ApiHandler = async () =>
  Response.json({ status: 'up' }, { headers: { 'cache-control': 'no-store' } })
