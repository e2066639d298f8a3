import { expect } from '@playwright/test'
import { addressOf } from '@/lib/addresses'
import { LOCALES } from '@/lib/translated'
import { askAt, CASES } from './cases.ts'
import { test } from './doors.ts'
import { comparable } from './seen.ts'

// One after the other in one process: `next start` is there once.
test.describe.configure({ mode: 'default' })

for (const asked of CASES) {
  test(asked.name, async ({ doors, shell }) => {
    const seen = await askAt(doors.workerd, shell, asked)
    expect(seen.map(({ status }) => status), JSON.stringify(seen, null, 2)).toEqual(asked.statuses)
    // Nothing that is not expected, and nothing of our insides.
    expect(JSON.stringify(seen)).not.toMatch(/"unexpected"|node_modules|at .*\.ts/)
    expect(comparable(await askAt(doors.next, shell, asked))).toEqual(comparable(seen))
  })
}

test('pages by the words of each language, and files for search engines', async ({ doors }) => {
  for (const { url } of [doors.workerd, doors.next]) {
    for (const locale of LOCALES) {
      const response = await fetch(url + addressOf('/events', locale), { redirect: 'manual' })
      expect({ url, locale, status: response.status, html: await response.text() }).toMatchObject({ status: 200, html: expect.stringContaining(`<html lang="${locale}"`) })
    }
    for (const path of ['/robots.txt', '/sitemap.xml', '/sitemaps/pages.xml']) {
      expect({ url, path, status: (await fetch(url + path, { redirect: 'manual' })).status }).toMatchObject({ status: 200 })
    }
  }
})
