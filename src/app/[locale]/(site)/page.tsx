import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Home } from '@/domains/events/ui/home'
import { loadNextEvents } from '@/domains/events/ui/load'
import { SiteData } from '@/domains/events/ui/site-data'
import { env } from '@/env'
import { ClientTexts } from '@/i18n/client-texts'
import { publicHead } from '@/i18n/head'
import { localeOf } from '@/lib/translated'

/** Also without news it is made anew from time to time: what is on moves with the clock. */
export const revalidate = 300
/** None is made by the build, which knows no database; each is kept once it was asked for. */
export const generateStaticParams = () => []

export async function generateMetadata({ params }: PageProps<'/[locale]'>): Promise<Metadata> {
  const t = await getTranslations('common.site')
  return publicHead({ locale: localeOf((await params).locale), address: '/', description: t('description') })
}

export default async function HomePage() {
  return (
    <ClientTexts place="home">
      <SiteData origin={env().APP_URL} />
      <Home events={await loadNextEvents()} now={new Date()} />
    </ClientTexts>
  )
}
