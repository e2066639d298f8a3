import { addressOf } from '@/lib/addresses'
import { makeSale } from '../support/world.ts'
import { expect, test } from '../support/test.ts'

test('an address without a language follows the reader’s', async ({ browser, baseURL }) => {
  for (const [locale, path] of [['fr-CH', '/fr/evenements'], ['de', '/de/veranstaltungen'], ['xx', '/en/events']] as const) {
    const context = await browser.newContext({ locale, baseURL: baseURL ?? '' })
    const page = await context.newPage()
    await page.goto('/events')
    await expect(page).toHaveURL(new RegExp(`${path}$`))
    await context.close()
  }
})

test('another language keeps the page, what it is about and its filters, and is remembered', async ({ page, db }) => {
  const { slug, name } = await makeSale(db)
  const speaks = async (language: string) => page.getByRole('contentinfo').getByRole('link', { name: language, exact: true }).click()
  await page.goto(`/en/events?q=${encodeURIComponent(name)}&kind=concert`)
  await speaks('Deutsch')
  await expect(page).toHaveURL(`/de/veranstaltungen?q=${encodeURIComponent(name).replaceAll('%20', '+')}&kind=concert`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await page.goto(addressOf({ pathname: '/events/[slug]', params: { slug } }, 'de'))
  await speaks('Français')
  await expect(page).toHaveURL(`/fr/evenements/${slug}`)
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await page.goto('/')
  await expect(page).toHaveURL('/fr')
})

test('an address in other words leads to the page by its own', async ({ page, request, db }) => {
  const { slug } = await makeSale(db)
  await page.goto(`/es/events/${slug}?from=a-friend`)
  await expect(page).toHaveURL(`/es/eventos/${slug}?from=a-friend`)
  const response = await request.get('/ar/evenements', { maxRedirects: 0 })
  expect([response.status(), new URL(response.headers()['location'] ?? '', response.url()).pathname]).toEqual([307, '/ar/faaliyat'])
})

test('a page in words of its own is kept in the cache like any other', async ({ request, db }) => {
  const { slug } = await makeSale(db)
  const seen = async () => (await request.get(`/fr/evenements/${slug}`)).headers()['x-page-cache']
  await seen()
  await expect.poll(seen).toBe('isolate')
})
