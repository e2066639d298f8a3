import { encodePng } from '@/lib/png'
import { qrMatrix } from './qr'

/** The text's QR code as a PNG of one bit a pixel, quiet zone inside: for mail programs, which draw no SVG. */
export async function qrPng(text: string, pixelsPerModule: number): Promise<Uint8Array> {
  const matrix = qrMatrix(text)
  const size = matrix.length * pixelsPerModule
  return encodePng({ width: size, height: size, bitDepth: 1, colour: 'grey', scanlines: scanlines(matrix, size, pixelsPerModule) })
}

/** One bit a pixel: 0 is dark. */
function scanlines(matrix: readonly (readonly boolean[])[], size: number, pixelsPerModule: number): Uint8Array<ArrayBuffer> {
  // Each line begins with its filter: none.
  const bytesPerLine = 1 + Math.ceil(size / 8)
  const lines = new Uint8Array(bytesPerLine * size).fill(0xff)
  for (let y = 0; y < size; y += 1) {
    const row = matrix[Math.floor(y / pixelsPerModule)]
    const start = y * bytesPerLine
    lines[start] = 0
    row?.forEach((dark, column) => {
      const from = column * pixelsPerModule
      for (let x = dark ? from : size; x < from + pixelsPerModule; x += 1) {
        const at = start + 1 + (x >> 3)
        lines[at] = (lines[at] ?? 0) & ~(0x80 >> (x & 7))
      }
    })
  }
  return lines
}
