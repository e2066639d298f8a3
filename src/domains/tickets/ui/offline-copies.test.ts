import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { LOCALES } from '@/lib/translated'

test('the worker that keeps pages knows every language: it is a plain script and has its own list', async () => {
  const worker = await readFile('public/tickets-worker.js', 'utf8')
  const lists = [...worker.matchAll(/\((?:\?:|\?<locale>)((?:[a-z]{2}\|)+[a-z]{2})\)/g)].map(([, languages]) => languages)
  expect(lists).toEqual([LOCALES.join('|'), LOCALES.join('|')])
})
