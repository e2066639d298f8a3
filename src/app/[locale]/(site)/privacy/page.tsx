import { infoHead } from '@/domains/messaging/ui/head'
import { PrivacyPage } from '@/domains/messaging/ui/privacy-page'
import { operator } from '@/env'

/** None is made by the build, which knows no settings; each is kept once it was asked for. */
export const revalidate = false
export const generateStaticParams = () => []

export const generateMetadata = () => infoHead('privacy')

export default function Page() {
  return <PrivacyPage operator={operator()} />
}
