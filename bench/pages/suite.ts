import { desc } from 'drizzle-orm'
import { events } from '../../src/db/schema/events.ts'
import { assert } from '../../src/lib/assert.ts'
import { sayStep as step } from '../../scripts/start/say.ts'
import { Browser, sendOrFail } from '../browser.ts'
import { Connection } from '../connection.ts'
import { overHttp, type Floor } from '../load.ts'
import { reserveAnswer, wishFor } from '../purchase.ts'
import { onSale } from '../sale-suite.ts'
import type { Stack } from '../stack.ts'
import { ratioOf, type Aim, type Bench, type Part } from '../suite.ts'
import { rateTable, table, waitTable } from '../table.ts'
import { openChromium } from './chromium.ts'
import { askLighthouse, type Verdict } from './lighthouse.ts'
import { viewOnPhone, type PhoneView } from './phone.ts'

const SCORE_MIN = 95
const LIGHTHOUSE_TIMES = 3
const EVENT_SCRIPT_KB_MAX = 120
/** "Good" by https://web.dev/articles/vitals. */
const LCP_MS_MAX = 2_500
const LAYOUT_SHIFT_MAX = 0.1

interface Place {
  path: string
  /** Of somebody who has what the page shows. */
  cookie: string | null
}

/** What is looked at: the demo festival, and a checkout with tickets in hand. */
async function findPlaces(stack: Stack): Promise<Record<'home' | 'event' | 'list' | 'checkout', Place>> {
  const { url, db } = stack
  const festival = await db.query.events.findFirst({ where: (event, { eq }) => eq(event.slug, 'saltlight-festival'), orderBy: desc(events.startsAt) })
  assert(festival, 'the demo world has its festival')
  const connection = new Connection(url)
  const buyer = new Browser(connection, url)
  const { answer } = await buyer.mutate('inventory.reserve', wishFor(await onSale(stack, 10)), reserveAnswer)
  connection.close()
  assert(answer.outcome === 'reserved', 'there is stock')
  return {
    home: { path: '/en', cookie: null },
    event: { path: `/en/events/${festival.slug}`, cookie: null },
    list: { path: '/en/events', cookie: null },
    checkout: { path: `/en/checkout/${answer.reservationId}`, cookie: buyer.cookie },
  }
}

/** Pages as visitors get them: how many, how heavy, how soon, and what Lighthouse says. */
export async function pagesSuite({ stack, floors, size: { atOnce, seconds } }: Bench): Promise<Part> {
  const { url } = stack
  const places = await findPlaces(stack)
  const rate = (what: string, { path }: Place, headers = '') =>
    step(`Pages: ${what}`, () => overHttp({ atOnce, seconds }, url, (connection) => sendOrFail(connection, what, 'GET', path, headers, '')))
  const rates: Record<'home' | 'event' | 'list' | 'search' | 'eventGzipped', Floor> = {
    home: await rate('home, from its cache', places.home),
    event: await rate('an event, from its cache', places.event),
    list: await rate('the list, from its cache', places.list),
    search: await rate('a search, rendered for each', { ...places.list, path: `${places.list.path}?q=sal` }),
    eventGzipped: await rate('an event, compressed as the edge would', places.event, 'accept-encoding: gzip\r\n'),
  }

  const { browser, debugPort } = await openChromium()
  const views: Record<string, PhoneView> = {}
  const verdicts: Record<string, Verdict> = {}
  try {
    for (const [name, { path, cookie }] of Object.entries(places)) {
      views[name] = await step(`Phone: ${name}, processor 4 times slower, slow 4G`, () => viewOnPhone(browser, url + path, cookiesOf(url, cookie)))
    }
    for (const [name, { path, cookie }] of Object.entries(places)) {
      if (name === 'list') continue
      verdicts[name] = await step(`Lighthouse: ${name}, the middle of ${LIGHTHOUSE_TIMES}`, () => askLighthouse(debugPort, url + path, cookie, LIGHTHOUSE_TIMES))
    }
  } finally {
    await browser.close()
  }
  return {
    checks: [],
    aims: aimsOf(rates, floors.emptyRoute, views, verdicts),
    figures: { rates, views, lighthouse: verdicts },
    tables: [
      rateTable('pages', [
        { what: 'home, from its cache', perSecond: rates.home.perSecond },
        { what: 'an event, from its cache', perSecond: rates.event.perSecond },
        { what: 'the list, from its cache', perSecond: rates.list.perSecond },
        { what: 'a search, rendered for each', perSecond: rates.search.perSecond },
        { what: 'an event, gzipped as Cloudflare does outside the worker', perSecond: rates.eventGzipped.perSecond },
      ], floors),
      waitTable('ms', Object.entries(rates).map(([what, { ms }]) => ({ what, ms }))),
      table([
        ['a first visit on a slow phone', 'KB in all', 'KB of scripts', 'requests', 'LCP ms', 'layout shift'],
        ...Object.entries(views).map(([name, view]) => [
          name, kb(view.bytes).toFixed(1), kb(view.scriptBytes).toFixed(1), String(view.requests), String(view.largestContentfulPaintMs), String(view.layoutShift),
        ]),
      ]),
      table([
        ['Lighthouse, mobile', 'performance', 'accessibility', 'best practices', 'SEO'],
        ...Object.entries(verdicts).map(([name, { scores }]) => [name, ...Object.values(scores).map(String)]),
      ]),
      table([
        ['what takes from a score', 'weight', 'score', 'said'],
        ...Object.entries(verdicts).flatMap(([name, { findings }]) =>
          findings.map(({ audit, weight, score, said }) => [`${name}: ${audit}`, String(weight), score.toFixed(2), said]),
        ),
      ]),
    ],
  }
}

const kb = (bytes: number) => Math.round(bytes / 100) / 10

function cookiesOf(url: string, cookie: string | null): { name: string; value: string; url: string }[] {
  const [, name = '', value = ''] = /^([^=]+)=(.*)$/.exec(cookie ?? '') ?? []
  return name ? [{ name, value, url }] : []
}

function aimsOf(
  rates: Record<'home' | 'event', Floor>,
  emptyRoute: Floor,
  views: Readonly<Record<string, PhoneView>>,
  verdicts: Readonly<Record<string, Verdict>>,
): Aim[] {
  return [
    { what: 'home from its cache ÷ empty Next route', seen: ratioOf(rates.home.perSecond, emptyRoute.perSecond), atLeast: 1 },
    { what: 'an event from its cache ÷ empty Next route', seen: ratioOf(rates.event.perSecond, emptyRoute.perSecond), atLeast: 1 },
    { what: 'KB of scripts of an event, gzipped', seen: kb(views['event']?.scriptBytes ?? Infinity), atMost: EVENT_SCRIPT_KB_MAX },
    ...Object.entries(views).flatMap(([name, { largestContentfulPaintMs, layoutShift }]): Aim[] => [
      { what: `${name}: largest contentful paint, ms`, seen: largestContentfulPaintMs, atMost: LCP_MS_MAX },
      { what: `${name}: layout shift`, seen: layoutShift, atMost: LAYOUT_SHIFT_MAX },
    ]),
    ...Object.entries(verdicts).flatMap(([name, { scores }]) =>
      Object.entries(scores).map(([category, seen]) => ({ what: `${name}: Lighthouse ${category}`, seen, atLeast: SCORE_MIN })),
    ),
  ]
}
