import type { Graph, Thing } from 'schema-dts'

/** What a page is about, in the words of schema.org, for programs. */
export function JsonLd({ things }: { things: readonly Thing[] }) {
  const graph: Graph = { '@context': 'https://schema.org', '@graph': things }
  // Inside a script only `<` could end it.
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: JSON.stringify(graph).replaceAll('<', String.raw`\u003c`) }} />
}
