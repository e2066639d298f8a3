import { addressOf } from '@/lib/addresses'
import { expect, test } from '../support/test.ts'
import { makeSale } from '../support/world.ts'
import { STANDING } from './buying.ts'

const INFO = ['/about', '/faq', '/support', '/refunds', '/terms', '/privacy'] as const

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the site can be read: home, a search, an event with its prices and rules, and every page of information', async ({ page, words, db }) => {
    const { slug, name } = await makeSale(db)
    await page.goto('/en')
    await page.getByRole('searchbox').fill(name)
    await page.getByRole('searchbox').press('Enter')
    await page.waitForURL(/\/en\/events\?q=/)
    await page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) }).getByRole('link').first().click()
    await page.waitForURL(`/en/events/${slug}`)
    const tickets = page.getByRole('list').filter({ hasText: STANDING })
    await expect(tickets).toContainText('€25')
    await expect(page.getByRole('link', { name: words('inventory.chooser.reload') })).toBeVisible()
    await expect(page.getByRole('heading', { name: words('events.policies.title') })).toBeVisible()
    await expect(page.getByText(words('events.policies.noTransfer')).or(page.getByText(words('events.policies.transferFree')))).toBeVisible()
    await page.goto('/en/events/saltlight-festival')
    await expect(page.getByRole('heading', { name: words('events.detail.lineUp') })).toBeVisible()

    for (const path of INFO) {
      expect((await page.goto(addressOf(path, 'en')))?.status()).toBe(200)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    }
    await page.goto('/en/faq')
    const answer = page.locator('#offline')
    await expect(answer).toBeHidden()
    await page.getByText(words('info.faq.items.offline.question')).click()
    await expect(answer).toBeVisible()
  })
})

test('a browser that cannot lay out the page is told; one that can is not', async ({ page, words }) => {
  await page.goto('/en/terms')
  await expect(page.getByText(words('common.ui.oldBrowser'))).toBeHidden()
  await page.route('**/*.css', (route) => route.abort())
  await page.reload()
  await expect(page.getByText(words('common.ui.oldBrowser'))).toBeVisible()
})

test('the pages of information lead on: terms from the last step, privacy from sign-up, answers by their address', async ({ page, words }) => {
  await page.goto('/en/sign-up')
  await page.getByRole('main').getByRole('link', { name: /Privacy/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: words('info.privacy.title') })).toBeVisible()
  await page.goto('/en/faq#battery')
  await expect(page.locator('#battery')).toBeVisible()
  await page.goto('/en/support')
  await expect(page.getByRole('link', { name: words('info.support.us.write') })).toHaveAttribute('href', /^mailto:\S+@/)
})
