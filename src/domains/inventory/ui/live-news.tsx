'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { inLocale } from '@/lib/translated'
import type { Offer } from '../contract'
import { lineKey } from './cart'
import { newsOf, type Shortfall } from './live'

interface LiveNewsProps {
  offers: readonly Offer[]
  shortfalls: readonly Shortfall[]
}

const statesOf = (offers: readonly Offer[]) => new Map(offers.map((offer) => [lineKey(offer), offer.state]))
const textOf = (states: ReadonlyMap<string, string>) => JSON.stringify([...states])

/** Says aloud, once what is being read has ended, what sold out, came back, or is no longer there as it was chosen. */
export function LiveNews({ offers, shortfalls }: LiveNewsProps) {
  const t = useTranslations('inventory.live')
  const locale = useLocale()
  const [before, setBefore] = useState(() => statesOf(offers))
  const [news, setNews] = useState<readonly string[]>([])
  const states = statesOf(offers)
  if (textOf(states) !== textOf(before)) {
    const heard = newsOf(before, offers).map(({ kind, offer }) => {
      const name = inLocale(offer.name, locale)
      return kind === 'soldOut' ? t('soldOut', { name }) : t('back', { name })
    })
    setBefore(states)
    if (heard.length > 0) setNews(heard)
  }
  const short = shortfalls.map(({ offer, wanted, left }) => `${inLocale(offer.name, locale)}: ${left > 0 ? t('fewer', { wanted, left }) : t('none', { wanted })}`)
  return (
    <p aria-live="polite" className="sr-only">
      {[...news, ...short].join(' ')}
    </p>
  )
}
