import { crc32 } from './crc32'

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

/** The colour types of PNG that we write: grey, and red, green and blue. */
const COLOUR_TYPES = { grey: 0, rgb: 2 } as const

interface PngFacts {
  width: number
  height: number
  bitDepth: 1 | 8
  colour: keyof typeof COLOUR_TYPES
  /** Line by line, each begun by the byte of its filter. */
  scanlines: Uint8Array<ArrayBuffer>
}

/** A PNG file. Source: https://www.w3.org/TR/png-3/ */
export async function encodePng({ width, height, bitDepth, colour, scanlines }: PngFacts): Promise<Uint8Array<ArrayBuffer>> {
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  // Deflate, the standard filters, no interlace.
  header.set([bitDepth, COLOUR_TYPES[colour], 0, 0, 0], 8)
  return concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', await zlib(scanlines)), chunk('IEND', new Uint8Array())])
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

function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
