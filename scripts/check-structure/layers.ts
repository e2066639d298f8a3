/** The domains, lowest first: one may know those before it, never those after. */
export const DOMAINS = [
  'identity', 'organisations', 'keys', 'events', 'devices', 'audit', 'inventory', 'promotions', 'orders', 'payments', 'tickets', 'gate', 'cashless',
  'camping', 'shop', 'messaging', 'forms', 'badges', 'webhooks', 'privacy', 'analytics',
] as const

/** Parts of a domain; `test` is a test file beside any of them. */
export type Part =
  | 'contract' | 'model' | 'queries' | 'commands' | 'events' | 'handlers' | 'jobs' | 'router' | 'ui' | 'testing' | 'test'

/**
 * The layers outside the domains; `api` are the route handlers of `app`, `front-door` the table that leads API paths to
 * their functions, `testing` what a layer's testing.ts offers to tests, `test` the tests of any of these layers.
 */
export type Layer =
  | 'app' | 'api' | 'worker' | 'front-door' | 'middleware' | 'trpc' | 'trpc/client' | 'db' | 'platform' | 'i18n' | 'ui' | 'lib' | 'env'
  | 'emails' | 'testing' | 'test' | 'outside'

export type Place = { at: 'domain'; domain: string; part: Part } | { at: Layer }

const PARTS: readonly Part[] = [
  'contract', 'model', 'queries', 'commands', 'events', 'handlers', 'jobs', 'router', 'ui', 'testing',
]
const FOLDERS: readonly Layer[] = ['app', 'trpc', 'db', 'platform', 'i18n', 'ui', 'lib', 'worker', 'middleware', 'env']
const OUTSIDE = ['local-cloud', 'bench', 'e2e', 'scripts']

/** Where a path (with or without its extension) belongs; null for what the rules do not speak about. */
export function placeOf(path: string): Place | null {
  const stem = path.replace(/\.tsx?$/, '')
  const [root = '', top = '', ...rest] = stem.split('/')
  const isTest = stem.endsWith('.test')
  if (root === 'emails') return isTest ? { at: 'test' } : { at: 'emails' }
  if (OUTSIDE.includes(root)) return { at: 'outside' }
  if (root !== 'src') return null
  if (top === 'domains') {
    const [domain = '', first = ''] = rest
    if (isTest) return { at: 'domain', domain, part: 'test' }
    const part = PARTS.find((known) => known === first)
    return part ? { at: 'domain', domain, part } : null
  }
  if (isTest) return { at: 'test' }
  if (top === 'app' && rest.some((folder) => folder === 'api')) return { at: 'api' }
  if (top === 'trpc' && /^(query-)?client$/.test(rest[0] ?? '')) return { at: 'trpc/client' }
  if (top === 'platform' && rest[0] === 'front-door') return { at: 'front-door' }
  if (rest[0] === 'testing') return { at: 'testing' }
  const layer = FOLDERS.find((known) => known === top)
  return layer ? { at: layer } : null
}

const PURE_PARTS: readonly Part[] = ['contract', 'model']
const SHELL_PARTS: readonly Part[] = ['contract', 'model', 'queries', 'commands', 'events', 'handlers', 'jobs']
const ALL_BUT_UI: readonly Part[] = [...SHELL_PARTS, 'router', 'testing']

/** What a part may import of its own domain, of the domains before it, and of the layers. */
export const DOMAIN_RULES: Readonly<Record<Part, { own: readonly Part[]; lower: readonly Part[]; layers: readonly Layer[] }>> = {
  contract: { own: ['contract'], lower: ['contract'], layers: ['lib'] },
  model: { own: PURE_PARTS, lower: ['contract'], layers: ['lib'] },
  events: { own: ['contract', 'model', 'events'], lower: ['contract', 'events'], layers: ['lib', 'platform'] },
  queries: { own: ['contract', 'model', 'queries'], lower: ['contract', 'queries'], layers: ['lib', 'db', 'platform'] },
  commands: {
    own: ['contract', 'model', 'queries', 'commands', 'events', 'jobs'],
    lower: ['contract', 'queries', 'commands', 'events'],
    layers: ['lib', 'db', 'platform'],
  },
  handlers: { own: SHELL_PARTS, lower: ['contract', 'queries', 'commands', 'events'], layers: ['lib', 'db', 'platform', 'emails', 'i18n'] },
  jobs: { own: SHELL_PARTS, lower: ['contract', 'queries', 'commands', 'events'], layers: ['lib', 'db', 'platform', 'emails', 'i18n'] },
  router: { own: ['contract', 'queries', 'commands'], lower: ['contract', 'queries', 'commands'], layers: ['lib', 'trpc'] },
  ui: { own: ['contract', 'model', 'ui'], lower: ['contract'], layers: ['lib', 'ui', 'i18n', 'trpc', 'trpc/client'] },
  testing: {
    own: ALL_BUT_UI,
    lower: ['contract', 'queries', 'commands', 'events', 'testing'],
    layers: ['lib', 'db', 'testing', 'platform'],
  },
  test: {
    own: [...ALL_BUT_UI, 'ui'],
    lower: ['contract', 'queries', 'commands', 'events', 'testing'],
    layers: ['lib', 'db', 'testing', 'platform', 'trpc', 'trpc/client', 'i18n', 'ui', 'emails'],
  },
}

/** What a layer may import of the domains and of the layers; `outside` and `test` have no rule of their own here. */
export const LAYER_RULES: Readonly<Record<Exclude<Layer, 'outside' | 'test'>, { parts: readonly Part[]; layers: readonly Layer[] }>> = {
  app: { parts: ['ui'], layers: ['app', 'trpc', 'trpc/client', 'ui', 'i18n', 'lib', 'env'] },
  api: { parts: [], layers: ['api', 'front-door', 'trpc', 'platform', 'lib', 'env'] },
  worker: { parts: [], layers: ['front-door', 'trpc', 'platform', 'lib', 'env'] },
  'front-door': { parts: [], layers: ['trpc', 'platform', 'lib', 'env'] },
  middleware: { parts: [], layers: ['i18n', 'lib', 'env'] },
  trpc: { parts: SHELL_PARTS.concat('router'), layers: ['trpc', 'trpc/client', 'db', 'platform', 'i18n', 'lib', 'env'] },
  'trpc/client': { parts: [], layers: ['trpc/client', 'i18n', 'lib'] },
  db: { parts: [], layers: ['db', 'lib', 'env'] },
  platform: { parts: [], layers: ['platform', 'db', 'lib', 'env'] },
  i18n: { parts: [], layers: ['i18n', 'lib', 'env'] },
  ui: { parts: [], layers: ['ui', 'lib'] },
  lib: { parts: [], layers: ['lib'] },
  env: { parts: [], layers: ['lib'] },
  emails: { parts: [], layers: ['emails', 'lib', 'i18n'] },
  testing: { parts: [], layers: ['testing', 'trpc', 'db', 'platform', 'i18n', 'ui', 'lib', 'env'] },
}

/** What a `"use client"` file may import of domains and layers: it ships to a browser. */
export const CLIENT_PARTS: readonly Part[] = ['contract', 'model', 'ui']
export const CLIENT_LAYERS: readonly Layer[] = ['app', 'ui', 'i18n', 'lib', 'trpc/client']

/** Packages of vendors and drivers, and the only layers that may hold them. */
export const VENDOR_HOMES: readonly { packages: RegExp; homes: readonly Layer[] }[] = [
  { packages: /^(stripe|resend|@upstash\/.+)(\/|$)/, homes: ['platform'] },
  { packages: /^(@neondatabase\/serverless|drizzle-orm\/(neon-http|neon-serverless))(\/|$)/, homes: ['db'] },
]
