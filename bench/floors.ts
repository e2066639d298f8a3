import { sendOrFail } from './browser.ts'
import { overHttp, type Floor, type Load } from './load.ts'
import type { Stack } from './stack.ts'
import type { Step } from '../scripts/start/say.ts'

export interface Floors {
  /** The road to the API alone: a procedure that does nothing. */
  emptyProcedure: Floor
  /** Next's own road: a route handler that does nothing. */
  emptyRoute: Floor
  /** Next's middleware alone: it leads a visitor to the pages of their language. Next's server is not asked. */
  middleware: Floor
}

/** What nothing costs, once for all suites of a run. */
export async function measureFloors({ url }: Stack, load: Load, step: Step): Promise<Floors> {
  const get = (what: string, path: string) =>
    step(`Floor: ${what}`, () => overHttp(load, url, (connection) => sendOrFail(connection, what, 'GET', path, `origin: ${url}\r\n`, '')))
  return {
    emptyProcedure: await get('an empty tRPC procedure', '/api/trpc/ping'),
    emptyRoute: await get('an empty route of Next', '/ping.txt'),
    middleware: await get('Next’s middleware alone', '/'),
  }
}
