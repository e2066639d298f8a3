import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FaqPage } from '@/domains/messaging/ui/faq-page'

/** Made once in each language, when it is asked for, and kept. */
export const generateStaticParams = () => []

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('info')
  return { title: t('names.faq'), description: t('faq.lead') }
}

export default FaqPage
