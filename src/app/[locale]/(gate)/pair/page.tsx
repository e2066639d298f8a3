import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PairPage } from '@/domains/devices/ui/pair-page'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('gate.pair')
  return { title: t('title'), robots: { index: false } }
}

/** For whoever is at hand: a page of one reader, like the rest of the gate. */
export const dynamic = 'force-dynamic'

export default function PairRoute() {
  return <PairPage />
}
