import { expect, test } from 'vitest'
import { compressed, encodingFor, isCompressed } from './compression.ts'

test('texts are compressed, pictures, fonts of the web and streams of events are not', () => {
  expect(['text/html; charset=utf-8', 'Application/JSON', 'image/svg+xml'].every(isCompressed)).toBe(true)
  expect(['text/event-stream', 'image/webp', 'font/woff2', 'application/pdf', null].some(isCompressed)).toBe(false)
})

test('the best encoding that the caller takes', () => {
  expect(encodingFor('gzip, deflate, br, zstd')).toBe('br')
  expect(encodingFor('gzip')).toBe('gzip')
  expect(encodingFor('gzip;q=0.8, br;q=0')).toBe('gzip')
  expect(encodingFor('gzip, br', ['gzip'])).toBe('gzip')
  expect(encodingFor('identity')).toBeNull()
  expect(encodingFor(null)).toBeNull()
})

const page = (headers: Record<string, string>) => new Response('<p>', { headers: { 'content-type': 'text/html', 'content-length': '3', etag: '"a"', ...headers } })
const asked = new Request('http://fairground.example/', { headers: { 'accept-encoding': 'gzip' } })

test('a page says how it is compressed, and that it depends on the caller', () => {
  const answer = compressed(asked, page({}))
  expect(Object.fromEntries(answer.headers)).toEqual({
    'content-type': 'text/html', 'content-encoding': 'gzip', vary: 'accept-encoding', etag: 'W/"a"',
  })
  const plain = compressed(new Request('http://fairground.example/'), page({}))
  expect(Object.fromEntries(plain.headers)).toMatchObject({ 'content-length': '3', vary: 'accept-encoding', etag: '"a"' })
})

test.each([[{ 'content-type': 'text/event-stream' }], [{ 'content-encoding': 'br' }], [{ 'cache-control': 'no-transform' }]])('left as it is: %o', (headers) => {
  const answer = page(headers)
  expect(compressed(asked, answer)).toBe(answer)
})
