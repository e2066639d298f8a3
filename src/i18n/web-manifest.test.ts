import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { pageAt } from '@/lib/addresses'
import { LOCALES } from '@/lib/translated'
import { webManifest } from './web-manifest'

test('each language installs the same app, with pages that exist, in its own words', async () => {
  for (const locale of LOCALES) {
    const { id, start_url: start = '', shortcuts = [], lang, icons = [] } = await webManifest(locale)
    expect([id, lang, pageAt(start)]).toEqual(['/', locale, { page: '/', locale, params: {} }])
    expect(shortcuts.map(({ url }) => pageAt(url)?.page)).toEqual(['/tickets', '/events'])
    for (const { src } of icons) expect(existsSync(`public${src}`) || existsSync(`src/app${src}`), src).toBe(true)
  }
  expect((await webManifest('ar')).dir).toBe('rtl')
  expect((await webManifest('fr')).shortcuts?.[0]?.name).toBe('Mes billets')
})
