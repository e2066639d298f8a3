import { sitemapIndex } from '@/trpc/sitemap'

/** The build knows no database; what is asked for is kept all the same, by its tags. */
export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  return new Response(await sitemapIndex(), { headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=600' } })
}
