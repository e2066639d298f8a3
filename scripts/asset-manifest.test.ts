import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAssetManifest } from './asset-manifest.ts'
import { packAssets } from './pack-assets.ts'

let directory: string
let packed: string

const readManifest = () => readAssetManifest(directory, packed)

beforeAll(async () => {
  const home = await mkdtemp(join(tmpdir(), 'fairground-assets-'))
  directory = join(home, 'assets')
  packed = join(home, 'packed')
  await mkdir(join(directory, '_next/static/chunks'), { recursive: true })
  await writeFile(join(directory, '_next/static/chunks/a b.js'), 'let a')
  await writeFile(join(directory, 'sw.js'), 'let b')
  await writeFile(join(directory, 'font.woff2'), 'c')
  await writeFile(join(directory, 'plan.xyz'), 'd')
  const rules = ['# what never changes', '/_next/static/*', '  Cache-Control: public, max-age=31536000, immutable', '', '/sw.js', '  X-Who: me']
  await writeFile(join(directory, '_headers'), rules.join('\n'))
  await writeFile(join(directory, 'long.js'), 'let a\n'.repeat(1_000))
  await packAssets(directory, packed)
})

afterAll(() => rm(dirname(directory), { recursive: true }))

test('every file but the rules, by its decoded path and with its type', async () => {
  const manifest = await readManifest()
  expect(Object.fromEntries(Object.entries(manifest).map(([path, { type }]) => [path, type]))).toEqual({
    '/_next/static/chunks/a b.js': 'text/javascript; charset=utf-8',
    '/font.woff2': 'font/woff2',
    '/long.js': 'text/javascript; charset=utf-8',
    '/plan.xyz': 'application/octet-stream',
    '/sw.js': 'text/javascript; charset=utf-8',
  })
})

test('rules add headers to the paths they name', async () => {
  const manifest = await readManifest()
  expect(manifest['/_next/static/chunks/a b.js']?.headers).toEqual({ 'cache-control': 'public, max-age=31536000, immutable' })
  expect(manifest['/sw.js']?.headers).toEqual({ 'cache-control': 'public, max-age=0, must-revalidate', 'x-who': 'me' })
})

test('the tag follows the content', async () => {
  const before = await readManifest()
  await writeFile(join(directory, 'plan.xyz'), 'another')
  const after = await readManifest()
  expect(after['/plan.xyz']?.etag).not.toBe(before['/plan.xyz']?.etag)
  expect(after['/sw.js']?.etag).toBe(before['/sw.js']?.etag)
})

test('what is long and a text lies compressed beside', async () => {
  const manifest = await readManifest()
  expect(Object.entries(manifest).filter(([, { encodings }]) => encodings.length > 0).map(([path]) => path)).toEqual(['/long.js'])
  expect(manifest['/long.js']?.encodings).toEqual(['br', 'gzip'])
  const text = await readFile(join(directory, 'long.js'), 'utf8')
  expect(brotliDecompressSync(await readFile(join(packed, 'br/long.js'))).toString()).toBe(text)
  expect(gunzipSync(await readFile(join(packed, 'gzip/long.js'))).toString()).toBe(text)
})
