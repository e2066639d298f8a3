import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { TermsPage } from '@/domains/messaging/ui/terms-page'
import { operator } from '@/env'

/** None is made by the build, which knows no settings; each is kept once it was asked for. */
export const generateStaticParams = () => []

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('info')
  return { title: t('names.terms'), description: t('terms.lead') }
}

export default function Page() {
  return <TermsPage operator={operator()} />
}
