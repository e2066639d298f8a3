import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import type { Account } from './accounts.ts'

const CODE_TTL_MS = 10 * 60_000
const TOKEN_TTL_MS = 60 * 60_000

/** What the product asks for when it sends somebody here: OpenID Connect Core 1.0, 3.1.2.1, with PKCE (RFC 7636). */
export const authorizationRequest = z.object({
  response_type: z.literal('code'),
  client_id: z.string(),
  redirect_uri: z.url({ protocol: /^https?$/ }),
  scope: z.string().refine((scope) => scope.split(' ').includes('openid'), 'must ask for openid'),
  state: z.string().optional(),
  nonce: z.string().optional(),
  code_challenge: z.string().min(43),
  code_challenge_method: z.literal('S256'),
})
export type AuthorizationRequest = z.infer<typeof authorizationRequest>

export interface Grant {
  request: AuthorizationRequest
  account: Account
  expiresAt: number
}

/** Codes and access tokens that were given out. A code works once, for who holds the verifier of its challenge. */
export class Grants {
  readonly #codes = new Map<string, Grant>()
  readonly #tokens = new Map<string, { account: Account; expiresAt: number }>()

  constructor(readonly clock: Clock) {}

  issueCode(request: AuthorizationRequest, account: Account): string {
    const code = `4/${randomBytes(24).toString('base64url')}`
    this.#codes.set(code, { request, account, expiresAt: this.clock.now().getTime() + CODE_TTL_MS })
    return code
  }

  /** The grant behind a code; null when it was used, is too old, or is not for this caller. */
  redeem(code: string, { redirectUri, verifier }: { redirectUri: string; verifier: string }): Grant | null {
    const grant = this.#codes.get(code)
    this.#codes.delete(code)
    if (!grant || grant.expiresAt <= this.clock.now().getTime()) return null
    const challenge = createHash('sha256').update(verifier).digest('base64url')
    return grant.request.redirect_uri === redirectUri && grant.request.code_challenge === challenge ? grant : null
  }

  issueToken(account: Account): { accessToken: string; expiresInSeconds: number } {
    const accessToken = `ya29.${randomBytes(24).toString('base64url')}`
    this.#tokens.set(accessToken, { account, expiresAt: this.clock.now().getTime() + TOKEN_TTL_MS })
    return { accessToken, expiresInSeconds: TOKEN_TTL_MS / 1000 }
  }

  accountOf(accessToken: string): Account | null {
    const held = this.#tokens.get(accessToken)
    return held && held.expiresAt > this.clock.now().getTime() ? held.account : null
  }
}
