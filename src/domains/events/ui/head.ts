import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { publicHead } from '@/i18n/head'
import { cardPath } from '@/lib/cards'
import { inLocale, type Locale, localeOf } from '@/lib/translated'
import type { EventDetail } from '../contract'
import { eventCard } from '../model/card'
import { readListQuery } from '../model/list-query'

/** The path of an event's image for sharing. */
export async function eventCardPath(event: EventDetail, locale: Locale): Promise<string> {
  const t = await getTranslations('events.detail')
  return cardPath(eventCard(event, locale, t('cancelledBadge')), event.slug)
}

/** The head of an event's page. */
export async function eventHead(event: EventDetail, language: string): Promise<Metadata> {
  const t = await getTranslations('events.detail')
  const locale = localeOf(language)
  const card = eventCard(event, locale, t('cancelledBadge'))
  const ended = event.phase === 'over' || event.phase === 'cancelled'
  const words = { name: card.title, city: event.venue.city }
  return publicHead({
    locale,
    address: { pathname: '/events/[slug]', params: { slug: event.slug } },
    title: ended ? t('pageTitleEnded', words) : t('pageTitle', words),
    description: inLocale(event.summary, locale),
    card: { path: cardPath(card, event.slug), alt: [card.title, card.top, ...card.lines].join('. ') },
  })
}

/** The head of the list. What a filter leaves is without number and stands in the whole list too: to be followed, not found. */
export async function listHead(search: Readonly<Record<string, string | string[] | undefined>>, language: string): Promise<Metadata> {
  const t = await getTranslations('events.list')
  const description = t('description')
  if (Object.keys(readListQuery(search)).length > 0) return { title: t('title'), description }
  return publicHead({ locale: localeOf(language), address: '/events', title: t('pageTitle'), description })
}
