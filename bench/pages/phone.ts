import type { Browser } from '@playwright/test'
import { z } from 'zod'

/** Chrome's "Slow 4G", as Lighthouse has it: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back; asked of the network itself. */
const SLOW_4G = { offline: false, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8, latency: 150 }
const CPU_SLOWER = 4
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }
/** After the last request the page gets this long to move something. */
const SETTLE_MS = 1_500

const vitals = z.object({ largestContentfulPaintMs: z.number(), layoutShift: z.number(), element: z.string() })

interface PageWeight {
  requests: number
  /** As they came over the wire, gzipped where the edge does that; with their heads. */
  bytes: number
  scriptBytes: number
}

export type PhoneView = z.output<typeof vitals> & PageWeight

/** A first visit with a slow phone on a slow network. */
export async function viewOnPhone(browser: Browser, url: string, cookies: readonly { name: string; value: string; url: string }[]): Promise<PhoneView> {
  const context = await browser.newContext(PHONE)
  await context.addCookies([...cookies])
  await context.addInitScript(observeVitals)
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true })
  await devtools.send('Network.setExtraHTTPHeaders', { headers: { 'accept-encoding': 'gzip' } })
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER })
  const scripts = new Set<string>()
  const weight: PageWeight = { requests: 0, bytes: 0, scriptBytes: 0 }
  devtools.on('Network.responseReceived', ({ requestId, type }) => void (type === 'Script' && scripts.add(requestId)))
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    weight.requests += 1
    weight.bytes += encodedDataLength
    if (scripts.has(requestId)) weight.scriptBytes += encodedDataLength
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  await page.waitForTimeout(SETTLE_MS)
  const seen = vitals.parse(await page.evaluate('fairgroundVitals'))
  await context.close()
  return { ...seen, layoutShift: Math.round(seen.layoutShift * 1000) / 1000, ...weight }
}

/** Runs in the page, before anything of it. */
function observeVitals(): void {
  const vitalsSoFar = { largestContentfulPaintMs: 0, layoutShift: 0, element: '' }
  Object.assign(globalThis, { fairgroundVitals: vitalsSoFar })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      vitalsSoFar.largestContentfulPaintMs = Math.round(entry.startTime)
      const element: unknown = Reflect.get(entry, 'element')
      vitalsSoFar.element = element instanceof Element ? element.outerHTML.slice(0, 120) : ''
    }
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (Reflect.get(entry, 'hadRecentInput') !== true) vitalsSoFar.layoutShift += Number(Reflect.get(entry, 'value'))
    }
  }).observe({ type: 'layout-shift', buffered: true })
}
