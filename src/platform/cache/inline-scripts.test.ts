import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { sealScripts } from './inline-scripts'

const hashOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`
const FIRST = '(self.__next_f=self.__next_f||[]).push([0])'
const piece = (text: string) => `self.__next_f.push([1,${JSON.stringify(text).replaceAll('<', '\\u003c')}])`
const CHUNKS = '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["static/chunks/a-1.js"],"runtimeModuleIds":[494553]});'
const inside = (...texts: string[]) => texts.map((text) => `<script>${text}</script>`).join('')

test('pieces of the tree that stand side by side become one script with one hash', async () => {
  const pieces = [FIRST, piece('1:"$Sreact.fragment"\n2:"a"'), piece('3:["</script><b>"]')]
  const { html, hashes, unknown } = await sealScripts(`<main></main><script src="/a.js" async=""></script>${inside(...pieces)}</body>`)
  const text = pieces.join('\n;')
  expect(html).toBe(`<main></main><script src="/a.js" async=""></script><script>${text}</script></body>`)
  expect(hashes).toEqual([hashOf(text)])
  expect(unknown).toBe(0)
})

test('chunks are named, and fetched after the first paint by a script of ours that is vouched for', async () => {
  const { html, hashes, unknown } = await sealScripts('<head><script src="/_next/static/chunks/a-1.js" async=""></script></head><body><p></p></body>')
  const [, start = ''] = /<p><\/p><script>(.*)<\/script><\/body>$/.exec(html) ?? []
  expect(html).toContain('<head><meta name="chunk" content="/_next/static/chunks/a-1.js"/></head>')
  expect(start).toContain('meta[name=chunk]')
  expect([hashes, unknown]).toEqual([[hashOf(start)], 0])
  expect(await sealScripts(html)).toEqual({ html, hashes, unknown })
})

test('the joined script does what its parts did', async () => {
  const { html } = await sealScripts(inside(FIRST, piece('1:"a"'), piece('2:"b"')))
  const self = {}
  new Function('self', html.slice('<script>'.length, -'</script>'.length))(self)
  expect(Reflect.get(self, '__next_f')).toEqual([[0], [1, '1:"a"'], [1, '2:"b"']])
})

test('the list of chunks is known by its form', async () => {
  expect((await sealScripts(`<script id="_R_">${CHUNKS}</script>`)).hashes).toEqual([hashOf(CHUNKS)])
})

test.each([
  'alert(1)',
  `${piece('1')};alert(1)`,
  'self.__next_f.push([1,"a"+alert(1)])',
  'self.__next_f.push([1,"\\\\"]);alert(1)//"])',
  CHUNKS.replace('494553', 'alert(1)'),
])('%s is nobody we vouch for', async (text) => {
  const { hashes, unknown } = await sealScripts(`<p>${inside(text)}</p>${inside(piece('1'))}`)
  expect(hashes).toEqual([hashOf(piece('1'))])
  expect(unknown).toBe(1)
})

test('a stranger among neighbours is not taken in by them', async () => {
  const { hashes, unknown } = await sealScripts(inside(FIRST, 'alert(1)', piece('1')))
  expect(hashes).toEqual([hashOf(FIRST), hashOf(piece('1'))])
  expect(unknown).toBe(1)
})

test('files and data are no scripts inside a page', async () => {
  const page = '<script src="/a.js"></script><script type="application/ld+json">{"@type":"Event"}</script>'
  expect(await sealScripts(page)).toEqual({ html: page, hashes: [], unknown: 0 })
})
