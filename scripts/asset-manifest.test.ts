import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAssetManifest } from './asset-manifest.ts'

let directory: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'fairground-assets-'))
  await mkdir(join(directory, '_next/static/chunks'), { recursive: true })
  await writeFile(join(directory, '_next/static/chunks/a b.js'), 'let a')
  await writeFile(join(directory, 'sw.js'), 'let b')
  await writeFile(join(directory, 'font.woff2'), 'c')
  await writeFile(join(directory, 'plan.xyz'), 'd')
  const rules = ['# what never changes', '/_next/static/*', '  Cache-Control: public, max-age=31536000, immutable', '', '/sw.js', '  X-Who: me']
  await writeFile(join(directory, '_headers'), rules.join('\n'))
})

afterAll(() => rm(directory, { recursive: true }))

test('every file but the rules, by its decoded path and with its type', async () => {
  const manifest = await readAssetManifest(directory)
  expect(Object.fromEntries(Object.entries(manifest).map(([path, { type }]) => [path, type]))).toEqual({
    '/_next/static/chunks/a b.js': 'text/javascript; charset=utf-8',
    '/font.woff2': 'font/woff2',
    '/plan.xyz': 'application/octet-stream',
    '/sw.js': 'text/javascript; charset=utf-8',
  })
})

test('rules add headers to the paths they name', async () => {
  const manifest = await readAssetManifest(directory)
  expect(manifest['/_next/static/chunks/a b.js']?.headers).toEqual({ 'cache-control': 'public, max-age=31536000, immutable' })
  expect(manifest['/sw.js']?.headers).toEqual({ 'cache-control': 'public, max-age=0, must-revalidate', 'x-who': 'me' })
})

test('the tag follows the content', async () => {
  const before = await readAssetManifest(directory)
  await writeFile(join(directory, 'plan.xyz'), 'another')
  const after = await readAssetManifest(directory)
  expect(after['/plan.xyz']?.etag).not.toBe(before['/plan.xyz']?.etag)
  expect(after['/sw.js']?.etag).toBe(before['/sw.js']?.etag)
})
