import { infoHead } from '@/domains/messaging/ui/head'
import { SupportPage } from '@/domains/messaging/ui/support-page'
import { operator } from '@/env'

/** None is made by the build, which knows no settings; each is kept once it was asked for. */
export const revalidate = false
export const generateStaticParams = () => []

export const generateMetadata = () => infoHead('support')

export default function Page() {
  return <SupportPage operator={operator()} />
}
