// The service worker of the site: keeps ticket and order pages that were opened and shows them when there is no network, and
// shows a page of ours in place of any other that does not come.
// A plain script: it is fetched as it is, and must not depend on a build.

const VERSION = 1
const PAGES = `fairground-tickets-${VERSION}`
const ASSETS = `fairground-ticket-assets-${VERSION}`

const PAGES_MAX = 40
const ASSETS_MAX = 150
/** A copy that is younger needs no new one. */
const FRESH_MS = 5 * 60_000
/** The page that is shown instead of others changes with a release only. */
const OFFLINE_FRESH_MS = 24 * 60 * 60_000
/** Under it the language that was last read here is kept. */
const LANGUAGE = '/language'
/** How long a page may take when there is a copy of it. */
const PATIENCE_MS = 4_000

const OURS = /^\/(?<locale>en|fr|de|es|ar)(?:\/|$)/
/** What these pages are called in each language, as in `src/lib/addresses.ts`. */
const WORDS = {
  en: { tickets: 'tickets', orders: 'orders', offline: 'tickets/offline' },
  fr: { tickets: 'billets', orders: 'commandes', offline: 'billets/hors-ligne' },
  de: { tickets: 'tickets', orders: 'bestellungen', offline: 'tickets/offline' },
  es: { tickets: 'entradas', orders: 'pedidos', offline: 'entradas/sin-conexion' },
  ar: { tickets: 'tadhakir', orders: 'talabat', offline: 'tadhakir/bila-shabaka' },
}
const KEPT = new RegExp(`^/(?:${Object.entries(WORDS).map(([locale, { tickets, orders }]) => `${locale}/(?:${tickets}|${orders})`).join('|')})(?:/|$)`)
const ASSET = /\/_next\/static\/[^"'\\\s)<>]+/g

self.addEventListener('install', () => {
  void self.skipWaiting()
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys()
      await Promise.all(names.filter((name) => name.startsWith('fairground-ticket') && name !== PAGES && name !== ASSETS).map((name) => caches.delete(name)))
      // The page is asked for while this script still starts.
      await self.registration.navigationPreload?.enable()
      await self.clients.claim()
    })(),
  )
})

self.addEventListener('message', (event) => {
  const { type, pages, locale } = event.data ?? {}
  const [port] = event.ports
  const answer = (work) => event.waitUntil(work.then((value) => port?.postMessage(value), () => port?.postMessage(null)))
  if (type === 'keep') answer(keep(pages))
  if (type === 'list') answer(list())
  if (type === 'prepare' && Object.hasOwn(WORDS, locale)) answer(prepare(locale))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== self.location.origin) return
  // Whoever signs out leaves nothing behind on a device that others may use.
  if (request.method === 'POST' && url.pathname === '/api/auth/signout') {
    event.waitUntil(forget())
    return
  }
  if (request.method !== 'GET') return
  if (request.mode === 'navigate') event.respondWith(openPage(event, url))
  else if (url.pathname.startsWith('/_next/static/')) event.respondWith(openAsset(request))
})

/** The page itself; its copy when it does not come, or not soon; else the page that lists the copies. */
async function openPage({ request, preloadResponse }, url) {
  const copy = KEPT.test(url.pathname) ? await copyOf(url) : undefined
  const network = comesFrom(request, preloadResponse)
  try {
    return await (copy ? Promise.race([network, afterPatience()]) : network)
  } catch {
    network.catch(() => undefined)
    return copy ?? (await offlinePage(url)) ?? Response.error()
  }
}

async function comesFrom(request, preloadResponse) {
  return (await preloadResponse) ?? fetch(request)
}

async function openAsset(request) {
  try {
    return await fetch(request)
  } catch {
    return (await (await caches.open(ASSETS)).match(request.url)) ?? Response.error()
  }
}

/** Without its secret a page is the same page: who came by the link and who signed in see one copy. */
async function copyOf(url) {
  const pages = await caches.open(PAGES)
  return (await pages.match(url.href)) ?? pages.match(url.href, { ignoreSearch: true })
}

async function offlinePage(url) {
  const pages = await caches.open(PAGES)
  const locale = OURS.exec(url.pathname)?.groups?.locale
  const lastRead = await (await pages.match(LANGUAGE))?.text()
  return (locale && (await pages.match(offlineUrl(locale).href))) || (lastRead && pages.match(offlineUrl(lastRead).href))
}

const offlineUrl = (locale) => new URL(`/${locale}/${WORDS[locale].offline}`, self.location.origin)

function afterPatience() {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('too slow')), PATIENCE_MS)
  })
}

async function prepare(locale) {
  await (await caches.open(PAGES)).put(LANGUAGE, new Response(locale))
  return save(offlineCopy(locale))
}

const offlineCopy = (locale) => ({ url: offlineUrl(locale), name: '', detail: '', freshMs: OFFLINE_FRESH_MS })

/** Keeps pages and what they need; answers when the copy of the first was made, in ms. */
async function keep(wanted) {
  const pages = wanted.map((page) => ({ ...page, url: new URL(page.url) })).filter(({ url }) => url.origin === self.location.origin && KEPT.test(url.pathname))
  const locales = new Set(pages.map(({ url }) => OURS.exec(url.pathname)?.groups?.locale ?? 'en'))
  const [savedAt = null] = await Promise.all([...pages, ...[...locales].map(offlineCopy)].map(save))
  await prune()
  return savedAt
}

async function save({ url, name, detail, freshMs = FRESH_MS }) {
  const pages = await caches.open(PAGES)
  const known = await pages.match(url.href)
  const knownAt = Number(known?.headers.get('x-saved-at') ?? 0)
  if (known && Date.now() - knownAt < freshMs) return knownAt
  const response = await fetch(url.href, { headers: { accept: 'text/html' } })
  if (!response.ok || response.redirected) {
    await pages.delete(url.href)
    return null
  }
  const html = await response.text()
  await keepAssets(html)
  const savedAt = Date.now()
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    // What the page may run, by the nonce that is in it.
    'content-security-policy': response.headers.get('content-security-policy') ?? '',
    'x-saved-at': String(savedAt),
    'x-name': encodeURIComponent(name),
    'x-detail': encodeURIComponent(detail),
  }
  await pages.put(url.href, new Response(marked(html), { headers }))
  return savedAt
}

/** A copy says that it is one: what a browser believes of its network is not to be relied on. */
function marked(html) {
  return html.replace('<head>', '<head><meta name="offline-copy">')
}

/** Scripts and styles that the text names, and the fonts that the styles name. */
async function keepAssets(text) {
  const assets = await caches.open(ASSETS)
  const paths = [...new Set(text.match(ASSET) ?? [])]
  await Promise.all(
    paths.map(async (path) => {
      if (await assets.match(path)) return
      const response = await fetch(path).catch(() => null)
      if (!response?.ok) return
      await assets.put(path, response.clone())
      if (/\.css(\?|$)/.test(path)) await keepAssets(absolute(await response.text(), path))
    }),
  )
}

/** A style sheet names its fonts as `../media/x.woff2`, or whole. */
function absolute(css, path) {
  return css.replaceAll(/url\(["']?([^"')]+)["']?\)/g, (_, to) => ` ${new URL(to, new URL(path, self.location.origin)).pathname} `)
}

/** The copies, newest first, without the pages that only lead to them. */
async function list() {
  const pages = await caches.open(PAGES)
  const kept = await Promise.all(
    (await pages.keys()).map(async ({ url }) => {
      const headers = (await pages.match(url))?.headers
      return {
        url,
        name: decodeURIComponent(headers?.get('x-name') ?? ''),
        detail: decodeURIComponent(headers?.get('x-detail') ?? ''),
        savedAt: Number(headers?.get('x-saved-at') ?? 0),
      }
    }),
  )
  return kept.filter(({ name }) => name !== '').toSorted((one, other) => other.savedAt - one.savedAt)
}

/** Old copies make room, and what only they needed goes with them. */
async function prune() {
  const [pages, assets] = await Promise.all([caches.open(PAGES), caches.open(ASSETS)])
  await Promise.all((await list()).slice(PAGES_MAX).map(({ url }) => pages.delete(url)))
  const kept = await assets.keys()
  if (kept.length <= ASSETS_MAX) return
  const texts = await Promise.all([...(await pages.matchAll()), ...(await assets.matchAll())].map(async (response) => (/html|css/.test(response.headers.get('content-type') ?? '') ? response.text() : '')))
  const needed = texts.join('\n')
  await Promise.all(kept.map(({ url }) => (needed.includes(new URL(url).pathname.split('/').at(-1) ?? '') ? null : assets.delete(url))))
}

async function forget() {
  await Promise.all([caches.delete(PAGES), caches.delete(ASSETS)])
}
