import { infoHead } from '@/domains/messaging/ui/head'
import { TermsPage } from '@/domains/messaging/ui/terms-page'
import { operator } from '@/env'

/** None is made by the build, which knows no settings; each is kept once it was asked for. */
export const revalidate = false
export const generateStaticParams = () => []

export const generateMetadata = () => infoHead('terms')

export default function Page() {
  return <TermsPage operator={operator()} />
}
