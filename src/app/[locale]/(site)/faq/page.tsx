import { FaqPage } from '@/domains/messaging/ui/faq-page'
import { infoHead } from '@/domains/messaging/ui/head'

/** Made once in each language, when it is asked for, and kept. */
export const revalidate = false
export const generateStaticParams = () => []

export const generateMetadata = () => infoHead('faq')

export default FaqPage
