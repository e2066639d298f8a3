import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PrivacyPage } from '@/domains/messaging/ui/privacy-page'
import { operator } from '@/env'

/** None is made by the build, which knows no settings; each is kept once it was asked for. */
export const generateStaticParams = () => []

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('info')
  return { title: t('names.privacy'), description: t('privacy.lead') }
}

export default function Page() {
  return <PrivacyPage operator={operator()} />
}
