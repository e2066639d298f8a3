import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { PATHNAMES } from '@/lib/addresses'
import { LOCALES } from '@/lib/translated'

test('the worker that keeps pages knows every language and its words: it is a plain script and has its own list', async () => {
  const worker = await readFile('public/tickets-worker.js', 'utf8')
  const lists = [...worker.matchAll(/\((?:\?:|\?<locale>)((?:[a-z]{2}\|)+[a-z]{2})\)/g)].map(([, languages]) => languages)
  expect(lists).toEqual([LOCALES.join('|')])
  for (const locale of LOCALES) {
    const [tickets, orders, offline] = [PATHNAMES['/tickets'][locale], PATHNAMES['/orders/[orderId]'][locale].replace('/[orderId]', ''), PATHNAMES['/tickets/offline'][locale]].map((path) => path.slice(1))
    expect(worker).toContain(`${locale}: { tickets: '${tickets}', orders: '${orders}', offline: '${offline}' }`)
  }
})

test('a copy is marked with what the page looks for', async () => {
  const mark = '<meta name="offline-copy">'
  const [worker, page] = await Promise.all(['public/tickets-worker.js', 'src/domains/tickets/ui/use-online.ts'].map((path) => readFile(path, 'utf8')))
  expect(worker).toContain(mark)
  expect(page).toContain('meta[name="offline-copy"]')
})
