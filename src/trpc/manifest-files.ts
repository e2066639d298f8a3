import { webManifest } from '@/i18n/web-manifest'
import { LOCALES } from '@/lib/translated'
import { type ApiHandler, refusal } from '@/platform/http'

/** `/api/manifest/<language>.webmanifest`: what a device is told when the site is installed. */
export const manifestFilesHandler: ApiHandler = async (request) => {
  const asked = /^\/api\/manifest\/([a-z]+)\.webmanifest$/.exec(new URL(request.url).pathname)?.[1]
  const locale = LOCALES.find((known) => known === asked)
  if (!locale) return refusal(404, 'not_found')
  const headers = { 'content-type': 'application/manifest+json', 'cache-control': 'public, max-age=3600' }
  return Response.json(await webManifest(locale), { headers })
}
