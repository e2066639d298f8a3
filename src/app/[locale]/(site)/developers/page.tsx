import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { DevelopersPage } from '@/domains/keys/ui/developers-page'
import { env } from '@/env'
import { publicHead } from '@/i18n/head'
import { apiDocument } from '@/trpc/rest/document'
import { readingOf } from '@/trpc/rest/reading'

/** Made once in each language, when it is asked for, and kept. */
export const revalidate = false
export const generateStaticParams = () => []

export async function generateMetadata(): Promise<Metadata> {
  const [t, locale] = await Promise.all([getTranslations('developers'), getLocale()])
  return publicHead({ locale, address: '/developers', title: t('title'), description: t('lead') })
}

export default async function Page() {
  return <DevelopersPage origin={env().APP_URL} tags={readingOf(await apiDocument())} />
}
