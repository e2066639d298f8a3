'use client'
import { useTranslations } from 'next-intl'
import type { Refusal } from '../contract'
import { useMomentName } from './moments'

/** Why a line could not be had, and what to do. */
export function RefusalText({ refusal: { reason, limit, at }, zone, now }: { refusal: Refusal; zone: string; now: Date }) {
  const t = useTranslations('inventory')
  const momentName = useMomentName(zone)
  return <>{t(`refused.${reason}`, { limit: limit ?? 0, when: at ? momentName(at, now) : '' })}</>
}
