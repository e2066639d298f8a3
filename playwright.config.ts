import { defineConfig } from '@playwright/test'
import { ensureChromium } from './scripts/test/chromium.ts'

/** A browser that asks nobody for anything and runs in a container as well as on a laptop. */
const CHROMIUM_ARGS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-background-networking', '--no-first-run']

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/support/global-setup.ts',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    trace: 'retain-on-failure',
    // What works without a network is tested where it is the subject; everywhere else each page comes from the server.
    serviceWorkers: 'block',
    launchOptions: { executablePath: ensureChromium(), args: CHROMIUM_ARGS },
  },
})
