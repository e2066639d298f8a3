import { infoHead } from '@/domains/messaging/ui/head'
import { RefundsPage } from '@/domains/messaging/ui/refunds-page'
import { operator } from '@/env'

/** None is made by the build, which knows no settings; each is kept once it was asked for. */
export const revalidate = false
export const generateStaticParams = () => []

export const generateMetadata = () => infoHead('refunds')

export default function Page() {
  return <RefundsPage operator={operator()} />
}
