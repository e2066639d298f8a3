import { qrMatrix } from './qr'

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

/** The text's QR code as a PNG of one bit a pixel, quiet zone inside: for mail programs, which draw no SVG. */
export async function qrPng(text: string, pixelsPerModule: number): Promise<Uint8Array> {
  const matrix = qrMatrix(text)
  const size = matrix.length * pixelsPerModule
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, size)
  view.setUint32(4, size)
  // One bit of grey: 0 is dark. Deflate, the standard filters, no interlace.
  header.set([1, 0, 0, 0, 0], 8)
  const pixels = await zlib(scanlines(matrix, size, pixelsPerModule))
  return concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', new Uint8Array())])
}

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

async function zlib(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'))
  return new Uint8Array(await new Response(packed).arrayBuffer())
}

function chunk(type: string, body: Uint8Array): Uint8Array {
  const named = concat([new TextEncoder().encode(type), body])
  return concat([bigEndian(body.length), named, bigEndian(crc32(named))])
}

function bigEndian(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value)
}

/** As PNG's specification has it, section 5.5. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
