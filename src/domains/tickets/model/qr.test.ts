import { inflateSync } from 'node:zlib'
import decodeQR from 'qr/decode.js'
import { expect, test } from 'vitest'
import { qrPng } from './png'
import { qrMatrix, qrPath } from './qr'

const TEXT = `FG1.local.${'aB3-'.repeat(11)}.${'xY_9'.repeat(21)}Zz`

/** Paints light and dark, eight pixels a module, as a camera would see it. */
function picture(matrix: readonly (readonly boolean[])[]): { width: number; height: number; data: Uint8Array } {
  const side = matrix.length * 8
  const dark = (x: number, y: number) => matrix[Math.floor(y / 8)]?.[Math.floor(x / 8)] ?? false
  const data = Uint8Array.from({ length: side * side * 3 }, (_, at) => (dark(Math.floor(at / 3) % side, Math.floor(at / 3 / side)) ? 0 : 255))
  return { width: side, height: side, data }
}

test('a signed code is read back from its picture', () => {
  expect(decodeQR(picture(qrMatrix(TEXT)))).toBe(TEXT)
})

test('a code with a corner of it torn off is still read', () => {
  const matrix = qrMatrix(TEXT)
  const torn = matrix.map((row, y) => row.map((dark, x) => (x > matrix.length - 13 && y > matrix.length - 22 && y < matrix.length - 13 ? false : dark)))
  expect(decodeQR(picture(torn))).toBe(TEXT)
})

test('the path draws exactly the dark modules', () => {
  const matrix = qrMatrix(TEXT)
  const drawn = matrix.map((row) => row.map(() => false))
  for (const [, x, y, length] of qrPath(matrix).matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let at = Number(x); at < Number(x) + Number(length); at += 1) drawn[Number(y)]?.splice(at, 1, true)
  }
  expect(drawn).toEqual(matrix)
})

test('the PNG is one a decoder takes, with the code and its quiet zone in it', async () => {
  const png = await qrPng(TEXT, 8)
  const view = new DataView(png.buffer)
  const side = view.getUint32(16)
  expect(side).toBe(view.getUint32(20))
  expect(side).toBe(qrMatrix(TEXT).length * 8)
  const lines = inflateSync(png.subarray(41, 41 + view.getUint32(33)))
  const bytesPerLine = 1 + Math.ceil(side / 8)
  expect(lines).toHaveLength(bytesPerLine * side)
  const light = (x: number, y: number) => ((lines[y * bytesPerLine + 1 + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1
  const data = Uint8Array.from({ length: side * side * 3 }, (_, at) => 255 * light(Math.floor(at / 3) % side, Math.floor(at / 3 / side)))
  expect(decodeQR({ width: side, height: side, data })).toBe(TEXT)
})
