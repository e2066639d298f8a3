import { readFile } from 'node:fs/promises'
import { makeUser, PASSWORD } from '@/domains/identity/testing'
import { newSecret } from '@/platform/random'
import { makeProcedureWorld } from '../authz/world.ts'
import { ApiClient } from '../support/api-client.ts'
import { expect, test } from '../support/test.ts'

/** Where the worker of this run says what it has to say. */
const LOG_FILE = '.local/logs/workerd.log'

test('what people give us is not in the log: not when all goes well, and not when it fails', async ({ shell, stack, db, inbox }) => {
  const from = (await readFile(LOG_FILE)).byteLength
  const { callers, paidOrderId, ticketCode } = await makeProcedureWorld(shell, stack.url)
  const { email } = await makeUser(db)
  const visitor = new ApiClient(stack.url)
  const guess = `guess-${newSecret()}`

  await visitor.call('mutation', 'identity.requestMagicLink', { email, returnTo: null })
  const { link } = await inbox.mailWithLink(email, /magic-link/)
  const secret = new URL(link).searchParams.get('token') ?? 'no token'
  const csrf: { csrfToken: string } = await (await visitor.fetch('/api/auth/csrf')).json()
  const signIn = (password: string) =>
    visitor.fetch('/api/auth/callback/password', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ email, password, csrfToken: csrf.csrfToken }),
    })
  await signIn(guess)
  await signIn(PASSWORD)
  await visitor.fetch(`/en/orders/${paidOrderId}?key=${secret}`)
  await visitor.fetch(`/api/orders/${paidOrderId}/tickets.pdf?key=${guess}`)
  await visitor.call('mutation', 'identity.resetPassword', { token: secret, password: guess })
  await callers.guard.call('mutation', 'gate.scan', { eventId: 'no event', text: ticketCode })
  await visitor.fetch('/api/webhooks/stripe', { method: 'POST', headers: { 'stripe-signature': guess }, body: JSON.stringify({ email }) })
  const page = `${stack.url}/en/orders/${paidOrderId}?key=${secret}`
  const report = { 'csp-report': { 'document-uri': page, 'effective-directive': 'script-src-elem', 'blocked-uri': `https://evil.example/?${secret}` } }
  expect((await visitor.fetch('/api/reports', { method: 'POST', headers: { 'content-type': 'application/csp-report' }, body: JSON.stringify(report) })).status).toBe(204)

  const said = (await readFile(LOG_FILE)).subarray(from).toString()
  expect(said).toContain('"event":"webhook.refused"')
  expect(said).toContain('"event":"page.blocked"')
  const cookies = [visitor, ...Object.values(callers)].flatMap((client) => client.cookies().map(({ value }) => value)).filter((value) => value.length > 20)
  const secrets = { email, password: PASSWORD, guess, secret, ticketCode, ...Object.fromEntries(cookies.map((value, index) => [`cookie ${index}`, value])) }
  for (const [name, value] of [...Object.entries(secrets), ...Object.entries(stack.env).filter(([key]) => /SECRET|TOKEN|KEY/.test(key))]) {
    expect(said.includes(value), `${name} is in the log`).toBe(false)
  }
})
