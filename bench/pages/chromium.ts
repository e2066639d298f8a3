import { chromium, type Browser } from '@playwright/test'
import { freePort } from '../../local-cloud/free-port.ts'
import { ensureChromium } from '../../scripts/test/chromium.ts'

const ARGS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-background-networking', '--no-first-run']

/** A Chromium that can also be spoken to on `debugPort`. */
export async function openChromium(): Promise<{ browser: Browser; debugPort: number }> {
  const debugPort = await freePort()
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...ARGS, `--remote-debugging-port=${debugPort}`] })
  return { browser, debugPort }
}
