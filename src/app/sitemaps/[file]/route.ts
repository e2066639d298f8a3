import { sitemapPart } from '@/trpc/sitemap'

/** The build knows no database; what is asked for is kept all the same, by its tags. */
export const dynamic = 'force-dynamic'

export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const xml = await sitemapPart((await params).file.replace(/\.xml$/, ''))
  if (xml === null) return new Response('Not found', { status: 404 })
  return new Response(xml, { headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=600' } })
}
