import type { MetadataRoute } from 'next'
import { env } from '@/env'

/** The site's address is a setting: known when asked, not when built. */
export const dynamic = 'force-dynamic'

/** Personal pages are not named here: who may not read them would never see that they are to be left out. */
export default function robots(): MetadataRoute.Robots {
  const { APP_URL } = env()
  return {
    rules: { userAgent: '*', allow: ['/', '/api/cards/'], disallow: '/api/' },
    sitemap: `${APP_URL}/sitemap.xml`,
  }
}
