import { listSessions } from '@/domains/identity/queries'
import { makeSession, makeUser, PASSWORD } from '@/domains/identity/testing'
import { newId } from '@/lib/ids'
import type { DoorPath } from '@/platform/front-door'
import { ApiClient } from '../support/api-client.ts'
import { expect, test } from '../support/test.ts'

/** Of each way in: a write, and what it says when somebody else's page sends it with the visitor's cookies. */
const WRITES: Readonly<Record<DoorPath, { path: string; status: number }>> = {
  // The page that a write comes from is named by the browser.
  '/api/trpc/*': { path: '/api/trpc/identity.endOtherSessions', status: 403 },
  // Without the token of a page of ours nothing happens, and one is led to the page that has it.
  '/api/auth/*': { path: '/api/auth/signout', status: 302 },
  // No cookies count here, only a signature.
  '/api/webhooks/stripe': { path: '/api/webhooks/stripe', status: 400 },
  '/api/jobs/{job}': { path: '/api/jobs/outbox-sweep', status: 401 },
  // Nothing to write.
  '/api/tickets/{ticketId}/ticket.pdf': { path: `/api/tickets/${newId('tkt')}/ticket.pdf`, status: 405 },
  '/api/orders/{orderId}/tickets.pdf': { path: `/api/orders/${newId('ord')}/tickets.pdf`, status: 405 },
  '/api/orders/{orderId}/calendar.ics': { path: `/api/orders/${newId('ord')}/calendar.ics`, status: 405 },
  '/api/events/{slug}/calendar.ics': { path: '/api/events/saltlight-festival/calendar.ics', status: 405 },
  '/api/found/*': { path: '/api/found/robots.txt', status: 405 },
  '/robots.txt': { path: '/robots.txt', status: 405 },
  '/sitemap.xml': { path: '/sitemap.xml', status: 405 },
  '/sitemaps/*': { path: '/sitemaps/pages.xml', status: 405 },
  '/api/live/events/{eventId}': { path: `/api/live/events/${newId('evt')}`, status: 405 },
  // A program shows a key, which no page of others has.
  '/api/v1/*': { path: '/api/v1/events', status: 405 },
  '/api/cards/site/{image}': { path: '/api/cards/site/en-0.png', status: 405 },
  '/api/cards/events/{slug}/{image}': { path: '/api/cards/events/saltlight-festival/en-0.png', status: 405 },
  '/api/manifest/{file}': { path: '/api/manifest/en', status: 404 },
  '/api/lists/{orgId}/audit-log.csv': { path: `/api/lists/${newId('org')}/audit-log.csv`, status: 405 },
  '/api/lists/{orgId}/devices.csv': { path: `/api/lists/${newId('org')}/devices.csv`, status: 405 },
  '/api/lists/{orgId}/events.csv': { path: `/api/lists/${newId('org')}/events.csv`, status: 405 },
  '/api/lists/{orgId}/members.csv': { path: `/api/lists/${newId('org')}/members.csv`, status: 405 },
  '/api/reports': { path: '/api/reports', status: 400 },
  '/api/health': { path: '/api/health', status: 200 },
}

/** What a form on a page can send anywhere without asking first. */
const FORMS = [
  { type: 'application/x-www-form-urlencoded', body: 'json=%7B%7D' },
  { type: 'text/plain', body: '{"json":{}}' },
  { type: 'multipart/form-data; boundary=x', body: '--x\r\ncontent-disposition: form-data; name="json"\r\n\r\n{}\r\n--x--\r\n' },
]
const FOREIGN = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }

test('a page of somebody else’s changes nothing with the cookies of its visitor', async ({ shell, stack, db }) => {
  const user = await makeUser(db)
  const sessionId = await makeSession(db, user.userId)
  await makeSession(db, user.userId)
  const visitor = await new ApiClient(stack.url).signIn({ ...user, sessionId }, shell.env.AUTH_SECRET)
  for (const { path, status } of Object.values(WRITES)) {
    for (const { type, body } of FORMS) {
      const answer = await visitor.fetch(path, { method: 'POST', headers: { ...FOREIGN, 'content-type': type }, body })
      expect({ path, type, status: answer.status }).toEqual({ path, type, status })
    }
  }
  expect((await visitor.fetch('/api/trpc/identity.endOtherSessions', { headers: FOREIGN })).status, 'a write is no link').toBe(405)
  expect(await listSessions(db, { userId: user.userId, sessionId }, new Date())).toHaveLength(2)
  expect((await visitor.call('query', 'identity.account')).status, 'still signed in').toBe(200)
})

test('nor does it sign its visitor in as somebody', async ({ stack, db }) => {
  const { email } = await makeUser(db)
  const visitor = new ApiClient(stack.url)
  const body = new URLSearchParams({ email, password: PASSWORD }).toString()
  const answer = await visitor.fetch('/api/auth/callback/password', { method: 'POST', headers: { ...FOREIGN, 'content-type': 'application/x-www-form-urlencoded' }, body })
  expect(answer.headers.get('location')).toContain('MissingCSRF')
  expect(answer.headers.getSetCookie().join()).not.toMatch(/session/)
})
