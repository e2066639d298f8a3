import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
const APT = '/usr/bin/apt-get'
/** Noto's core set draws Arabic, which the bare system does not. */
const DEBIAN_PACKAGES = ['chromium', 'fonts-noto-core']

/** The browser named by CHROMIUM_PATH, Playwright's own, or one of the machine. */
function findChromium(): string | null {
  const named = process.env['CHROMIUM_PATH']
  if (named) return existsSync(named) ? named : null
  const onPath = (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return [chromium.executablePath(), ...onPath, ...PLACES].find((path) => existsSync(path)) ?? null
}

/** Finds Chromium, or installs it where that is a matter of one command; else throws a sentence that says how. */
export function ensureChromium(): string {
  const found = findChromium()
  if (found) return found
  if (existsSync(APT) && process.getuid?.() === 0) {
    console.log(`Installing ${DEBIAN_PACKAGES.join(', ')} (apt-get), about two minutes…`)
    execFileSync(APT, ['update', '-qq'], { stdio: 'inherit' })
    spawnSync(APT, ['install', '-y', '-qq', '--no-install-recommends', ...DEBIAN_PACKAGES], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  }
  const installed = findChromium()
  if (installed) return installed
  throw new Error(
    'No Chromium found. Install Chromium or Chrome, or run `npx playwright install chromium`, or name one in CHROMIUM_PATH.',
  )
}
