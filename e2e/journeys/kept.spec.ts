import { createHash } from 'node:crypto'
import type { APIRequestContext, APIResponse } from '@playwright/test'
import { reserve } from '@/domains/inventory/commands/reserve'
import { addressOf, type Address } from '@/lib/addresses'
import { assert } from '@/lib/assert'
import { newId } from '@/lib/ids'
import { expect, test } from '../support/test.ts'
import { makeGuest, makeSale } from '../support/world.ts'

const FESTIVAL: Address = { pathname: '/events/[slug]', params: { slug: 'saltlight-festival' } }

/** Asks until the answer comes from memory: other tests change what stands on the pages meanwhile. */
async function fromMemory(request: APIRequestContext, path: string): Promise<APIResponse> {
  let answer: APIResponse | undefined
  await expect(async () => {
    answer = await request.get(path)
    expect([path, answer.status(), answer.headers()['x-page-cache']]).toEqual([path, 200, 'isolate'])
  }).toPass()
  assert(answer, 'it was asked for')
  return answer
}

for (const [name, address] of [['home', '/'], ['the list', '/events'], ['a festival', FESTIVAL], ['the tickets on this device', '/tickets/offline'], ['the terms', '/terms']] as const) {
  test(`${name}: who comes second is answered from memory, in the language of the address, whole and with its policy`, async ({ playwright, stack }) => {
    for (const locale of ['en', 'fr'] as const) {
      const request = await playwright.request.newContext({ baseURL: stack.url, extraHTTPHeaders: { 'accept-language': locale } })
      const answer = await fromMemory(request, addressOf(address, locale))
      const html = await answer.text()
      expect(html).toContain(`<html lang="${locale}"`)
      expect([html.includes('<meta name="chunk"'), /<script[^>]* async=""/.test(html)], 'its code comes after the first paint').toEqual([true, false])
      const inside = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
      expect(inside.length).toBeGreaterThan(0)
      for (const source of inside) expect(answer.headers()['content-security-policy']).toContain(source)
      await request.dispose()
    }
  })
}

test('what is asked beside the page is answered as ever', async ({ playwright, stack }) => {
  const request = await playwright.request.newContext({ baseURL: stack.url, extraHTTPHeaders: { 'accept-language': 'en' } })
  const kept = await fromMemory(request, '/en/terms')
  const { etag = '' } = kept.headers()
  const ask = async (headers: Record<string, string>) => request.get('/en/terms', { headers })
  const known = await ask({ 'if-none-match': etag })
  expect([known.status(), await known.text()]).toEqual([304, ''])
  expect((await ask({ 'if-none-match': '"another"' })).status()).toBe(200)
  const head = await request.head('/en/terms')
  // Weak is the one of the compressed page.
  expect([head.status(), head.headers()['etag']]).toEqual([200, etag.replace('W/', '')])
  const pieces = await ask({ rsc: '1' })
  expect([pieces.headers()['content-type'], pieces.headers()['x-page-cache']]).toEqual(['text/x-component', undefined])
  for (const answer of [kept, pieces]) expect(answer.headers()['cache-control']).toBe('public, max-age=0, must-revalidate')
  const inFrench = await ask({ 'accept-language': 'fr', 'sec-fetch-dest': 'document' })
  expect(inFrench.headers()['set-cookie'], 'the language that was chosen').toContain('NEXT_LOCALE=en')
  const asBefore = await ask({ cookie: 'NEXT_LOCALE=fr' })
  expect(asBefore.headers()['set-cookie'], 'the language that was chosen anew').toContain('NEXT_LOCALE=en')
  await request.dispose()
})

test('an event that sells out elsewhere is not told as on sale for longer than it takes to hear of it', async ({ request, db, shell }) => {
  const { slug, eventId, ticketTypeId } = await makeSale(db, { quota: 1 })
  const path = `/en/events/${slug}`
  expect(await (await fromMemory(request, path)).text()).toContain('https://schema.org/InStock')
  const lines = [{ ticketTypeId, occurrenceId: null, quantity: 1 }]
  expect(await reserve(shell, makeGuest(), { eventId, requestId: newId('req'), lines })).toMatchObject({ outcome: 'reserved' })
  await expect.poll(async () => (await request.get(path)).text()).toContain('https://schema.org/SoldOut')
  expect(await (await fromMemory(request, path)).text()).toContain('https://schema.org/SoldOut')
})
