import { expect, test } from 'vitest'
import { AnswerReader, cookieOf, type HttpAnswer } from './answer-reader.ts'

/** What a reader makes of an answer that comes in pieces of that many bytes. */
function inPieces(text: string, size: number): HttpAnswer | null {
  const reader = new AnswerReader()
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) {
    const answer = reader.read(bytes.subarray(at, at + size))
    if (answer) return answer
  }
  return null
}

const counted = 'HTTP/1.1 200 OK\r\nContent-Length: 6\r\nSet-Cookie: key=abc; Path=/\r\n\r\n{"é"}'
const chunked = 'HTTP/1.1 503 No\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\n{"é"\r\n1\r\n}\r\n0\r\n\r\n'

test.each([1, 7, 1000])('answers in pieces of %i bytes', (size) => {
  expect(inPieces(counted, size)).toMatchObject({ status: 200, body: '{"é"}', closes: false })
  expect(inPieces(chunked, size)).toMatchObject({ status: 503, body: '{"é"}', closes: true })
  expect(inPieces(counted.slice(0, -1), size)).toBeNull()
  expect(inPieces(chunked.slice(0, -1), size)).toBeNull()
})

test('the cookie an answer sets', () => {
  expect(cookieOf(inPieces(counted, 1000)?.head ?? '')).toBe('key=abc')
  expect(cookieOf('HTTP/1.1 200 OK')).toBeNull()
})
