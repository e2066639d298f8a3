import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Clock } from '../clock.ts'
import { Faults } from '../faults.ts'
import type { Served } from '../http.ts'
import { startGoogle } from './server.ts'

const CLIENT = { id: 'tests', secret: 'a secret with : in it' }
const redirectUri = 'https://fairground.example/api/auth/callback/google'

let dataDir: string
let served: Served
const clock = new Clock()
const faults = new Faults()
const start = async () => {
  served = await startGoogle({ port: 0, faults, clock, dataDir, clientId: CLIENT.id, clientSecret: CLIENT.secret })
}

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'google-'))
  await start()
})
afterEach(async () => {
  await served.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const verifier = randomBytes(32).toString('base64url')
const asked = (facts: Record<string, string> = {}) =>
  `${served.url}/authorize?${new URLSearchParams({
    response_type: 'code', client_id: CLIENT.id, redirect_uri: redirectUri, scope: 'openid profile email', state: 'st', nonce: 'no',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256', ...facts,
  })}`
const choose = async (form: Record<string, string>) => {
  const response = await fetch(asked(), { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
  return new URL(response.headers.get('location') ?? 'none:').searchParams
}
const ADA = { choice: 'typed', email: 'Ada@Example.com', name: 'Ada Lindqvist', verified: 'on' }
const redeem = (code: string, facts: Record<string, string> = {}, secret = CLIENT.secret) =>
  fetch(`${served.url}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${CLIENT.id}:${encodeURIComponent(secret)}`)}` },
    body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier, ...facts }),
  })

test('a typed account comes back as a signed token, and is offered the next time', async () => {
  const answer = await choose(ADA)
  expect(answer.get('state')).toBe('st')
  const tokens = await (await redeem(answer.get('code') ?? '')).json()
  const { jwks_uri: keys } = await (await fetch(`${served.url}/.well-known/openid-configuration`)).json()
  const { payload, protectedHeader } = await jwtVerify(tokens.id_token, createRemoteJWKSet(new URL(keys)), { issuer: served.url, audience: CLIENT.id })
  expect(protectedHeader.alg).toBe('RS256')
  expect(payload).toMatchObject({ email: 'ada@example.com', email_verified: true, name: 'Ada Lindqvist', nonce: 'no', sub: expect.stringMatching(/^\d{21}$/) })
  const info = await fetch(`${served.url}/userinfo`, { headers: { authorization: `Bearer ${tokens.access_token}` } })
  expect(await info.json()).toMatchObject({ sub: payload.sub, email: 'ada@example.com' })
  await served.stop()
  await start()
  expect(await (await fetch(asked())).text()).toContain('ada@example.com')
})

test('a code works once, for a while, for who holds the verifier and the secret', async () => {
  const code = async () => (await choose(ADA)).get('code') ?? ''
  const errorOf = async (response: Response) => [response.status, (await response.json()).error]
  expect(await errorOf(await redeem(await code(), { code_verifier: 'another' }))).toEqual([400, 'invalid_grant'])
  expect(await errorOf(await redeem(await code(), { redirect_uri: 'https://evil.example' }))).toEqual([400, 'invalid_grant'])
  expect(await errorOf(await redeem(await code(), {}, 'wrong'))).toEqual([401, 'invalid_client'])
  const once = await code()
  expect((await redeem(once)).status).toBe(200)
  expect(await errorOf(await redeem(once))).toEqual([400, 'invalid_grant'])
  const late = await code()
  clock.advance(10 * 60_000)
  expect(await errorOf(await redeem(late))).toEqual([400, 'invalid_grant'])
})

test('who cancels is sent back with the reason, a request that is wrong nowhere', async () => {
  expect(Object.fromEntries(await choose({ choice: 'cancel' }))).toEqual({ error: 'access_denied', state: 'st' })
  for (const facts of [{ client_id: 'stranger' }, { code_challenge_method: 'plain' }, { scope: 'email' }, { response_type: 'token' }]) {
    expect((await fetch(asked(facts))).status).toBe(400)
  }
  expect((await fetch(asked(), { method: 'POST', body: new URLSearchParams({ ...ADA, email: 'nobody' }) })).status).toBe(400)
  expect((await fetch(`${served.url}/userinfo`)).status).toBe(401)
})

test('it fails as told', async () => {
  faults.add({ vendor: 'google', fault: { kind: 'status', status: 503 } })
  expect((await fetch(`${served.url}/jwks`)).status).toBe(503)
  expect((await fetch(`${served.url}/jwks`)).status).toBe(200)
})
