import { v7 } from 'uuid'
import type { BuyerScope } from '@/platform/authz'
import { buyerKeyOf, buyerScope, newBuyerKey } from '@/platform/buyer'
import type { ApiContext } from '@/platform/http'
import { readSession, type Session } from '@/platform/session'
import { services, type Shell } from '@/platform/shell'

/** What every procedure gets. A shell for commands, and who is asking. */
export interface Context extends Shell {
  readonly session: Session | null
  /** The buyer, given a browser key on first need. */
  buyer(): Promise<BuyerScope>
}

export interface ContextSource extends ApiContext {
  headers: Headers
  /** Where cookies of the answer go; a server component has none. */
  resHeaders?: Headers
}

export async function createContext({ headers, resHeaders, waitUntil }: ContextSource): Promise<Context> {
  const shared = services()
  const session = await readSession(headers, shared.env)
  let key = buyerKeyOf(headers)
  return {
    ...shared,
    now: new Date(),
    requestId: headers.get('x-request-id')?.slice(0, 64) ?? v7(),
    ip: headers.get('cf-connecting-ip') ?? headers.get('x-forwarded-for')?.split(',')[0]?.trim() ?? null,
    waitUntil,
    session,
    async buyer() {
      if (!key) {
        const made = newBuyerKey(shared.env.APP_URL)
        key = made.key
        resHeaders?.append('set-cookie', made.setCookie)
      }
      return buyerScope(key, session)
    },
  }
}
