import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type LaunchOptions } from '@playwright/test'
import encodeQR from 'qr'

const [WIDTH, HEIGHT] = [640, 480]
const MODULE_PX_MAX = 8

/** A picture of a QR code in the middle of a grey frame, as a film of one frame in YUV4MPEG2, uncompressed. */
function filmOf(text: string): Buffer {
  const modules = encodeQR(text, 'raw', { border: 4 })
  const size = Math.min(MODULE_PX_MAX, Math.floor(HEIGHT / modules.length))
  const [left, top] = [WIDTH, HEIGHT].map((side) => Math.floor((side - modules.length * size) / 2))
  const luma = Buffer.alloc(WIDTH * HEIGHT, 180)
  modules.forEach((row, y) =>
    row.forEach((dark, x) => {
      for (let line = 0; line < size; line += 1) {
        const start = ((top ?? 0) + y * size + line) * WIDTH + (left ?? 0) + x * size
        luma.fill(dark ? 16 : 235, start, start + size)
      }
    }),
  )
  const chroma = Buffer.alloc((WIDTH * HEIGHT) / 2, 128)
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\nFRAME\n`), luma, chroma])
}

/** A browser whose camera sees that code and nothing else; `close` also removes the film. */
export async function launchWithCamera(text: string, options: LaunchOptions): Promise<{ browser: Browser; close(): Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'fairground-camera-'))
  const film = join(directory, 'code.y4m')
  await writeFile(film, filmOf(text))
  const browser = await chromium.launch({
    ...options,
    args: [
      ...(options.args ?? []),
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
  })
  return {
    browser,
    async close() {
      await browser.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
