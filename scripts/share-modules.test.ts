import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { shareModules } from './share-modules.ts'

const long = (name: string) => `(a,b,c)=>{${'/* what a driver is made of */'.repeat(40)};return ${JSON.stringify(name)}}`
const chunk = (...elements: (number | string)[]) => `module.exports=[${elements.join(',')}]`
let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'fairground-chunks-'))
})
afterEach(() => rm(directory, { recursive: true }))

async function shared(files: Record<string, string>): Promise<number> {
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(directory, name), text)))
  await writeFile(join(directory, 'package.json'), '{"type":"commonjs"}')
  return shareModules(directory)
}

/** A chunk as its runtime sees it: numbers, and what each factory makes. */
function load(name: string): unknown[] {
  const elements: unknown[] = createRequire(import.meta.url)(join(directory, name))
  return elements.map((element) => (typeof element === 'function' ? element() : element))
}

test('a chunk takes from an earlier one what both have, and is the same to its runtime', async () => {
  const saved = await shared({
    '[root]_a.js': chunk(1, long('driver'), 2, 3, long('schema')),
    'b.js': chunk(9, long('own'), 2, 3, long('schema'), 1, long('driver')),
  })
  expect(saved).toBeGreaterThan(2_000)
  expect((await readFile(join(directory, 'b.js'), 'utf8')).length).toBeLessThan(1_500)
  expect(load('b.js')).toEqual([9, 'own', 2, 3, 'schema', 1, 'driver'])
  expect(load('[root]_a.js')).toEqual([1, 'driver', 2, 3, 'schema'])
})

test('the same code under another number is another module', async () => {
  expect(await shared({ 'a.js': chunk(1, long('driver')), 'b.js': chunk(2, long('driver')) })).toBe(0)
})

test('short modules and files of another form are left alone', async () => {
  const runtime = 'const RUNTIME = 1;\nmodule.exports = () => RUNTIME'
  expect(await shared({ 'a.js': chunk(1, 'a=>1'), 'b.js': chunk(1, 'a=>1'), '[turbopack]_runtime.js': runtime })).toBe(0)
  expect(await readFile(join(directory, '[turbopack]_runtime.js'), 'utf8')).toBe(runtime)
})
