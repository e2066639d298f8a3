import { join } from 'node:path'
import { Hono, type Context } from 'hono'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { Clock } from '../clock.ts'
import type { Faults } from '../faults.ts'
import { faulty, listen, type CloudEnv, type Served } from '../http.ts'
import { Journal } from '../qstash/journal.ts'
import { Accounts, accountSchema, subjectOf, type Account } from './accounts.ts'
import { choosePage, homePage } from './choose-page.ts'
import { authorizationRequest, Grants, type AuthorizationRequest } from './grants.ts'

export interface GoogleOptions {
  /** 0 picks a free one. */
  port: number
  faults: Faults
  clock: Clock
  /** Holds `google.jsonl`. */
  dataDir: string
  clientId: string
  clientSecret: string
}

const KEY_ID = 'local-google'
const ID_TOKEN_SECONDS = 3600

/**
 * Google as an OpenID provider on 127.0.0.1: discovery, a page to choose or type an account, codes with PKCE, ID tokens signed
 * with RS256. Source: https://openid.net/specs/openid-connect-core-1_0.html
 */
export async function startGoogle({ port, faults, clock, dataDir, clientId, clientSecret }: GoogleOptions): Promise<Served> {
  const journal = await Journal.open(join(dataDir, 'google.jsonl'))
  const accounts = new Accounts(journal)
  const grants = new Grants(clock)
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(publicKey)), kid: KEY_ID, alg: 'RS256', use: 'sig' }
  let issuer = ''

  const idToken = (account: Account, { nonce }: AuthorizationRequest) => {
    const issuedAt = Math.floor(clock.now().getTime() / 1000)
    return new SignJWT({ ...claimsOf(account), ...(nonce !== undefined && { nonce }) })
      .setProtectedHeader({ alg: 'RS256', kid: KEY_ID, typ: 'JWT' })
      .setIssuer(issuer)
      .setAudience(clientId)
      .setSubject(subjectOf(account))
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + ID_TOKEN_SECONDS)
      .sign(privateKey)
  }

  const app = new Hono<CloudEnv>()
  app.use(faulty('google', faults))
  app.get('/.well-known/openid-configuration', (c) =>
    c.json({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      scopes_supported: ['openid', 'email', 'profile'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
      code_challenge_methods_supported: ['S256'],
    }),
  )
  app.get('/jwks', (c) => c.json({ keys: [jwk] }))
  app.get('/', (c) => c.html(homePage(accounts.all())))
  app.get('/authorize', (c) => {
    const asked = readRequest(c, clientId)
    if (typeof asked === 'string') return c.json({ error: 'invalid_request', error_description: asked }, 400)
    return c.html(choosePage({ action: c.req.url, accounts: accounts.all(), problem: null }))
  })
  app.post('/authorize', async (c) => {
    const asked = readRequest(c, clientId)
    if (typeof asked === 'string') return c.json({ error: 'invalid_request', error_description: asked }, 400)
    const form = await c.req.parseBody()
    if (form['choice'] === 'cancel') return c.redirect(answerTo(asked, { error: 'access_denied' }), 303)
    const account = accountSchema.safeParse({ email: form['email'], name: form['name'], isVerified: form['verified'] === 'on' })
    if (!account.success) {
      return c.html(choosePage({ action: c.req.url, accounts: accounts.all(), problem: 'Type an address and a name.' }), 400)
    }
    accounts.remember(account.data)
    return c.redirect(answerTo(asked, { code: grants.issueCode(asked, account.data) }), 303)
  })
  app.post('/token', async (c) => {
    const form = await c.req.parseBody()
    const [id, secret] = credentialsOf(c.req.header('authorization'), form)
    if (id !== clientId || secret !== clientSecret) return c.json({ error: 'invalid_client' }, 401)
    const grant = grants.redeem(String(form['code']), { redirectUri: String(form['redirect_uri']), verifier: String(form['code_verifier']) })
    if (form['grant_type'] !== 'authorization_code' || !grant) return c.json({ error: 'invalid_grant' }, 400)
    const { accessToken, expiresInSeconds } = grants.issueToken(grant.account)
    return c.json({
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: expiresInSeconds,
      scope: grant.request.scope,
      id_token: await idToken(grant.account, grant.request),
    })
  })
  app.get('/userinfo', (c) => {
    const account = grants.accountOf(/^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '')
    return account ? c.json({ sub: subjectOf(account), ...claimsOf(account) }) : c.json({ error: 'invalid_token' }, 401)
  })
  app.notFound((c) => c.json({ error: 'not_found' }, 404))

  try {
    const served = await listen(app, port)
    issuer = served.url
    return {
      ...served,
      stop: async () => {
        await served.stop()
        await journal.close()
      },
    }
  } catch (error) {
    await journal.close()
    throw error
  }
}

const claimsOf = ({ email, name, isVerified }: Account) => ({ email, email_verified: isVerified, name })

/** What is asked for, or what is wrong with it: then nobody is sent back, for the way back may be forged too. */
function readRequest(c: Context<CloudEnv>, clientId: string): AuthorizationRequest | string {
  const asked = authorizationRequest.safeParse(c.req.query())
  if (!asked.success) return asked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
  return asked.data.client_id === clientId ? asked.data : 'client_id: unknown'
}

function answerTo({ redirect_uri: redirectUri, state }: AuthorizationRequest, answer: Record<string, string>): string {
  const url = new URL(redirectUri)
  for (const [name, value] of Object.entries({ ...answer, ...(state !== undefined && { state }) })) url.searchParams.set(name, value)
  return url.href
}

/** The client's id and secret: by HTTP Basic (RFC 6749, 2.3.1), else in the form. */
function credentialsOf(header: string | undefined, form: Record<string, unknown>): [string, string] {
  const basic = /^Basic (.+)$/.exec(header ?? '')?.[1]
  if (basic === undefined) return [String(form['client_id']), String(form['client_secret'])]
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString('utf8').split(':').map(decodeURIComponent)
  return [id, secret]
}
