'use client'
import { useTranslations } from 'next-intl'
import type { Shortfall } from './live'

/** What is left of a choice, and that the rest of it is not forgotten. */
export function ShortfallText({ shortfall: { wanted, left } }: { shortfall: Shortfall }) {
  const t = useTranslations('inventory.live')
  return <>{left > 0 ? t('fewer', { wanted, left }) : t('none', { wanted })}</>
}
