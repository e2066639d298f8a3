import { getTranslations } from 'next-intl/server'
import type { EventDetail } from '@/domains/events/contract'
import { breadcrumbData } from '@/i18n/structured-data'
import { addressOf } from '@/lib/addresses'
import { inLocale, type Locale } from '@/lib/translated'
import { publicApi } from '@/trpc/server'
import { JsonLd } from '@/ui/json-ld'
import { eventData } from '../model/event-data'

interface EventDataProps {
  event: EventDetail
  locale: Locale
  /** `https://fairground.example`. */
  origin: string
  /** The path of its image. */
  image: string
}

/** An event and the way to it, for programs. Its page is cached; a change of what can be had makes it anew. */
export async function EventData({ event, locale, origin, image }: EventDataProps) {
  const [{ offers }, t, nav] = await Promise.all([
    publicApi.inventory.offers({ eventId: event.id, everyDate: true }),
    getTranslations('common.site'),
    getTranslations('common.nav'),
  ])
  const path = addressOf({ pathname: '/events/[slug]', params: { slug: event.slug } }, locale)
  const steps = [
    { name: t('name'), path: addressOf('/', locale) },
    { name: nav('events'), path: addressOf('/events', locale) },
    { name: inLocale(event.name, locale), path },
  ]
  return <JsonLd things={[eventData({ event, offers, locale, url: origin + path, image: origin + image }), breadcrumbData(origin, steps)]} />
}
