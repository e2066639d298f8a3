import { makeProcedureWorld } from '../authz/world.ts'
import { complaintsOf } from '../support/complaints.ts'
import { expect, test } from '../support/test.ts'

const KEPT = '/en/events/saltlight-festival'

/** Puts a script into the page as it comes over the wire, as a hole in a page would. */
const INJECTED = '<script>window.intruded = true</script><img src="/none.png" onerror="window.intruded = true"></body>'

for (const { name, path } of [{ name: 'kept for many', path: KEPT }, { name: 'made for one reader', path: '/en/sign-in' }]) {
  test(`a script that found its way into a page ${name} does not run, and the page does`, async ({ page, stack }) => {
    await page.route(stack.url + path, async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, body: (await answer.text()).replace('</body>', INJECTED) })
    })
    const complaints = await complaintsOf(page)
    await page.goto(path)
    await expect.poll(() => complaints.filter((each) => each.startsWith('script-src')).length).toBeGreaterThanOrEqual(2)
    expect(await page.evaluate(() => 'intruded' in window)).toBe(false)
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  })
}

test('what a browser may do with an answer is said with each of them', async ({ shell, stack }) => {
  const { callers, ticketId } = await makeProcedureWorld(shell, stack.url)
  const policyOf = async (path: string) => {
    const answer = await callers.buyer.fetch(path)
    await answer.body?.cancel()
    const said = Object.fromEntries(answer.headers)
    expect(said, path).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': expect.any(String), 'cross-origin-resource-policy': expect.any(String) })
    expect(said, 'over plain http nobody speaks of https').not.toHaveProperty('strict-transport-security')
    return said['content-security-policy'] ?? ''
  }
  const inline = /'(unsafe-inline|unsafe-eval)'/
  for (const path of ['/en', '/en', KEPT, KEPT, '/en/sign-in', `/en/tickets/${ticketId}`, '/en/no/such/page', '/no-such-file.txt', '/en/events/no-such-night']) {
    const scripts = /script-src ([^;]*)/.exec(await policyOf(path))?.[1] ?? 'nothing said'
    expect(scripts, path).toMatch(/^'self'( 'nonce-[^']+'| 'sha256-[^']+')+$/)
    expect(scripts, path).not.toMatch(inline)
  }
  for (const path of ['/api/health', '/api/trpc/ping', '/api/nothing', '/api/auth/csrf', '/api/events/saltlight-festival/calendar.ics']) {
    expect(await policyOf(path), path).toContain("default-src 'none'")
  }
  for (const path of ['/tickets-worker.js', `/api/tickets/${ticketId}/ticket.pdf`]) await policyOf(path)
})

test('a nonce is for one answer, and nobody brings their own', async ({ stack }) => {
  const own = "script-src 'nonce-bWluZW1pbmVtaW5lbWluZW1p'"
  const read = async (path: string) => {
    const answer = await fetch(stack.url + path, { headers: { 'content-security-policy': own } })
    return { policy: answer.headers.get('content-security-policy'), html: await answer.text() }
  }
  const [one, other, kept, file] = await Promise.all(['/en/sign-in', '/en/sign-in', KEPT, '/no-such-file.html'].map(read))
  expect(one?.policy).not.toBe(other?.policy)
  for (const seen of [one, other, kept, file]) expect(seen?.policy + (seen?.html ?? '')).not.toContain('bWluZW1pbmVtaW5lbWluZW1p')
  expect(kept?.html).not.toContain('nonce=')
})

test('pictures of somebody else’s are not fetched through us', async ({ stack }) => {
  for (const url of ['http://127.0.0.1:1/a.png', `${stack.urls.stripe}/v1/customers`, '//169.254.169.254/latest/meta-data', '/api/health']) {
    const answer = await fetch(`${stack.url}/_next/image?url=${encodeURIComponent(url)}&w=640&q=75`)
    await answer.body?.cancel()
    expect([400, 403, 404], url).toContain(answer.status)
  }
})
