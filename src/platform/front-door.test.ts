import { expect, test } from 'vitest'
import { answerApi } from './front-door'

const context = { waitUntil: () => {} }

function ask(path: string, init: RequestInit & { duplex?: 'half' } = {}): Promise<Response | null> {
  return answerApi(new Request(`http://127.0.0.1${path}`, init), context)
}

test('the health of an isolate', async () => {
  const response = await ask('/api/health')
  expect(response?.status).toBe(200)
  expect(await response?.json()).toEqual({ status: 'up' })
})

test.each(['/', '/en/events', '/apiary', '/sitemap', '/robots.txt.png', '/robots.txt/more'])('%s belongs to Next', async (path) => {
  expect(await ask(path)).toBeNull()
})

test.each(['/api', '/api/', '/api/nothing', '/api/healthy', '/api/health/', '/api/jobs', '/api/jobs/a/b', '/api/tickets/x/ticket_pdf', '/api/lists/x/y.csv', '/api/lists/x/y/members.csv'])('%s is no API', async (path) => {
  const response = await ask(path)
  expect(response?.status).toBe(404)
  expect(await response?.json()).toEqual({ error: 'not_found' })
})

test.each([
  ['GET, HEAD', ['/robots.txt', '/sitemaps/pages.xml', '/api/cards/site/en-0.png', '/api/events/saltlight/calendar.ics']],
  ['GET', ['/api/lists/org_1/members.csv', '/api/tickets/tkt_1/ticket.pdf', '/api/orders/ord_1/calendar.ics', '/api/live/events/evt_1']],
])('%s and nothing else is answered where files and news come from, and another method is told so', async (allow, paths) => {
  for (const path of paths) {
    const response = await ask(path, { method: 'DELETE' })
    expect([path, response?.status, response?.headers.get('allow'), await response?.json()]).toEqual([path, 405, allow, { error: 'method_not_allowed' }])
  }
})

test.each(['/api/reports', '/api/webhooks/stripe'])('POST alone is answered at %s', async (path) => {
  const response = await ask(path)
  expect([response?.status, response?.headers.get('allow')]).toEqual([405, 'POST'])
})

test('a body above a mebibyte is refused unread', async () => {
  const response = await ask('/api/health', { method: 'POST', headers: { 'content-length': '1048577' }, body: 'claims more' })
  expect(response?.status).toBe(413)
  expect(await response?.json()).toEqual({ error: 'body_too_large', maxBytes: 1_048_576 })
})

test('a body of unknown length is refused', async () => {
  const response = await ask('/api/health', { method: 'POST', body: new Blob(['x']).stream(), duplex: 'half' })
  expect(response?.status).toBe(411)
  expect(await response?.json()).toEqual({ error: 'length_required' })
})

test('a refused body is listened to, so that its sender hears the refusal, but not for ever', async () => {
  const chunk = new Uint8Array(1_048_576)
  const sentBy = async (chunks: number) => {
    let sent = 0
    const body = new ReadableStream({
      pull(controller) {
        if (sent === chunks) return controller.close()
        sent += 1
        controller.enqueue(chunk)
      },
    })
    const response = await ask('/api/health', { method: 'POST', headers: { 'content-length': String(chunks * chunk.byteLength) }, body, duplex: 'half' })
    expect(response?.status).toBe(413)
    return sent
  }
  expect(await sentBy(4)).toBe(4)
  expect(await sentBy(1000)).toBeLessThan(12)
})
