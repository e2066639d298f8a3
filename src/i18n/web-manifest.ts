import type { MetadataRoute } from 'next'
import { createTranslator } from 'next-intl'
import { addressOf, type PlainPage } from '@/lib/addresses'
import { HOUSE_COLOURS } from '@/lib/contrast'
import type { Locale } from '@/lib/translated'
import { directionOf } from '@/lib/translated'
import { loadMessages } from './messages'

/** The ground a page stands on before it is there: `--paper` by day. */
const PAPER = '#f3f5f2'

/** Where a language's manifest is: at the front door, for as a route of Next's it would bring all texts along once more. */
export const manifestPath = (locale: Locale): string => `/api/manifest/${locale}.webmanifest`

/** What a device is told when the site is installed: one app, whichever language it was installed in. */
export async function webManifest(locale: Locale): Promise<MetadataRoute.Manifest> {
  const t = createTranslator({ locale, messages: await loadMessages(locale) })
  const shortcut = (name: string, page: PlainPage) => ({ name, url: addressOf(page, locale), icons: [{ src: '/icons/192.png', sizes: '192x192', type: 'image/png' }] })
  return {
    id: '/',
    name: t('common.site.name'),
    short_name: t('common.site.name'),
    description: t('common.site.description'),
    lang: locale,
    dir: directionOf(locale),
    start_url: addressOf('/', locale),
    scope: '/',
    display: 'standalone',
    background_color: PAPER,
    theme_color: HOUSE_COLOURS.primary,
    categories: ['entertainment', 'events'],
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icons/192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [shortcut(t('common.nav.myTickets'), '/tickets'), shortcut(t('common.nav.events'), '/events')],
  }
}
