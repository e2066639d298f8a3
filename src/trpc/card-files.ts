import { slugSchema } from '@/domains/events/contract'
import { eventCard } from '@/domains/events/model/card'
import { getEventBySlug } from '@/domains/events/queries'
import { mailTexts } from '@/i18n/mail-texts'
import { type CardFacts, cardPath, siteCard } from '@/lib/cards'
import { DAY_MS } from '@/lib/time'
import { LOCALES, type Locale } from '@/lib/translated'
import { keptText } from '@/platform/cache/kept'
import { documentFonts } from '@/platform/fonts'
import { type ApiHandler, refusal, wrongMethod } from '@/platform/http'
import { limitTries } from '@/platform/redis'
import type { Shell } from '@/platform/shell'
import { shellOf } from './shell-of'

const PATH = /^\/api\/cards\/(?:site|events\/([^/]+))\/([a-z]{2})-[0-9a-z]{14}\.png$/

/** A name says all that its image shows, so what was drawn under it stays true. */
const FOR_EVER = 'public, max-age=31536000, immutable'

/**
 * `GET /api/cards/events/<slug>/<language>-<version>.png`, `/api/cards/site/<language>-<version>.png`: the image of a page that
 * is shared. Each is drawn once and kept; another version leads to the one of now.
 */
export const cardFilesHandler: ApiHandler = async (request, context) => {
  if (request.method !== 'GET' && request.method !== 'HEAD') return wrongMethod('GET, HEAD')
  const { pathname } = new URL(request.url)
  const [, slug = null, language] = PATH.exec(pathname) ?? []
  const locale = LOCALES.find((known) => known === language)
  if (!locale) return refusal(404, 'not_found')
  const shell = shellOf(request, context)
  const card = await cardOf(shell, slug, locale)
  if (!card) return refusal(404, 'not_found')
  const location = cardPath(card, slug)
  if (location !== pathname) return new Response(null, { status: 302, headers: { location, 'cache-control': 'public, max-age=300' } })
  const image = await keptText(shell, { key: location, tags: [], maxAgeMs: 7 * DAY_MS }, () => draw(shell, card))
  const bytes = Uint8Array.from(atob(image), (char) => char.charCodeAt(0))
  return new Response(bytes, { headers: { 'content-type': 'image/png', 'cache-control': FOR_EVER, 'x-content-type-options': 'nosniff' } })
}

async function cardOf({ db, env, now }: Shell, slug: string | null, locale: Locale): Promise<CardFacts | null> {
  const { t } = await mailTexts(locale, env.APP_URL)
  if (slug === null) return siteCard(locale, t('common.footer.promise'), t('common.site.kinds'))
  const event = slugSchema.safeParse(slug).success ? await getEventBySlug(db, slug, now) : null
  return event && eventCard(event, locale, t('events.detail.cancelledBadge'))
}

/** As base64: what is kept is text. */
async function draw({ redis, ip, env }: Shell, card: CardFacts): Promise<string> {
  await limitTries(redis, 'card', ip ?? 'unknown')
  // Heavy, for its fonts: read when an image has to be drawn.
  const [{ drawCard }, fonts] = await Promise.all([import('@/domains/events/model/draw-card'), documentFonts(env.APP_URL)])
  const bytes = await drawCard(fonts, card)
  let text = ''
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}
