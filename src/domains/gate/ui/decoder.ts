'use client'
import type { BarcodeDetector as Detector } from 'qr/decode.js'

declare global {
  // Shape Detection API: Chromium on Android, ChromeOS and macOS; nowhere else so far.
  var BarcodeDetector: typeof Detector | undefined
}

/** Reads the QR code in a video's present frame, or null. */
export type Decode = (video: HTMLVideoElement) => Promise<string | null>

/** The larger, the slower; a ticket's code needs about three pixels a module. */
const SIDE_PX_MAX = 720

/** The device's own decoder where it has one, else ours, which is loaded only then. */
export async function createDecoder(): Promise<Decode> {
  const own = await deviceDecoder().catch(() => null)
  if (!own) return softwareDecoder()
  let decode = own
  return async (video) => {
    try {
      return await decode(video)
    } catch {
      // Some phones announce a detector whose service is missing.
      decode = await softwareDecoder()
      return null
    }
  }
}

async function deviceDecoder(): Promise<Decode | null> {
  const Native = globalThis.BarcodeDetector
  if (!Native || !(await Native.getSupportedFormats()).includes('qr_code')) return null
  const detector = new Native({ formats: ['qr_code'] })
  return async (video) => (await detector.detect(video))[0]?.rawValue ?? null
}

async function softwareDecoder(): Promise<Decode> {
  const { decodeQR } = await import('qr/decode.js')
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return async (video) => {
    // The middle of the frame: what the box on the screen shows.
    const side = Math.min(video.videoWidth, video.videoHeight)
    const size = Math.min(side, SIDE_PX_MAX)
    if (!context || size === 0) return null
    if (canvas.width !== size) canvas.width = canvas.height = size
    context.drawImage(video, (video.videoWidth - side) / 2, (video.videoHeight - side) / 2, side, side, 0, 0, size, size)
    try {
      return decodeQR(context.getImageData(0, 0, size, size))
    } catch {
      // It throws when there is no code in the picture.
      return null
    }
  }
}
