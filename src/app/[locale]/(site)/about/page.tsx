import { AboutPage } from '@/domains/messaging/ui/about-page'
import { infoHead } from '@/domains/messaging/ui/head'
import { operator } from '@/env'

/** None is made by the build, which knows no settings; each is kept once it was asked for. */
export const revalidate = false
export const generateStaticParams = () => []

export const generateMetadata = () => infoHead('about')

export default function Page() {
  return <AboutPage operator={operator()} />
}
