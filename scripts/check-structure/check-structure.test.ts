import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkTree, sentence } from './check.ts'

/** A small house in which every rule holds. */
const HOUSE = {
  'src/env.ts': 'export const url = process.env.APP_URL\n',
  'src/worker.ts': "import { answerApi } from '@/platform/front-door'\nexport const fetchHandler = answerApi\n",
  'src/platform/front-door.ts': "export const answerApi = () => import('@/trpc/http')\n",
  'src/middleware.ts': "import { routing } from '@/i18n/routing'\nexport default routing\n",
  'src/lib/ids.ts':
    "import { v7 } from 'uuid'\nexport const newId = () => brand(v7())\n// The one place that casts: checked by every caller.\nfunction brand(value: string): Id {\n  return value as Id\n}\n",
  'src/lib/money.ts': 'export const zero = { minor: 0 } as const\n',
  'src/i18n/routing.ts': "export const routing = { locales: ['en'] }\n",
  'src/ui/button.tsx': "import { zero } from '@/lib/money'\nexport const Button = () => <b>{zero.minor}</b>\n",
  'src/db/schema/events.ts': "import { orders } from './orders'\nexport const events = () => orders\n",
  'src/db/schema/orders.ts': "import { events } from './events'\nexport const orders = () => events\n",
  'src/platform/stripe.ts': "import Stripe from 'stripe'\nexport const stripe = Stripe\n",
  'src/trpc/init.ts': "import { zero } from '@/lib/money'\nexport const procedure = zero\n",
  'src/trpc/http.ts': "export const answer = () => import('./root')\n",
  'src/trpc/root.ts': "export const load = () => import('@/domains/orders/router')\n",
  'src/trpc/client.tsx': "'use client'\nimport type { load } from './root'\nexport type Load = typeof load\n",
  'src/domains/events/contract.ts': "import { z } from 'zod'\nexport const EventId = z.string()\n",
  'src/domains/events/queries.ts': "import { events } from '@/db/schema/events'\nexport const list = events\n",
  'src/domains/orders/contract.ts': "import { EventId } from '@/domains/events/contract'\nexport const Order = EventId\n",
  'src/domains/orders/model/price.ts': "import { Order } from '../contract'\nexport const price = (now: Date) => [Order, now, new Date(0)]\n",
  'src/domains/orders/commands/place.ts':
    "import { stripe } from '@/platform/stripe'\nimport { list } from '@/domains/events/queries'\nimport { price } from '../model/price'\nexport const place = [stripe, list, price, Date.now()]\n",
  'src/db/testing.ts': "import { inject } from 'vitest'\nexport const testDatabase = inject\n",
  'src/platform/testing.ts': "import { testDatabase } from '@/db/testing'\nexport const shell = testDatabase\n",
  'src/domains/orders/testing.ts': "import { shell } from '@/platform/testing'\nexport const order = shell\n",
  'src/domains/orders/commands/place.db.test.ts': "import { place } from './place'\n// @ts-expect-error: an unscoped call\nplace()\n",
  'src/domains/orders/router.ts': "import { procedure } from '@/trpc/init'\nimport { place } from './commands/place'\nexport const router = [procedure, place]\n",
  'src/domains/orders/ui/form.tsx':
    "'use client'\nimport { Button } from '@/ui/button'\nimport type { Load } from '@/trpc/client'\nimport { price } from '../model/price'\nexport const Form = () => <Button {...price} />\n",
  'src/app/[locale]/(site)/page.tsx': "import { Form } from '@/domains/orders/ui/form'\nexport default Form\n",
  'src/app/api/trpc/[trpc]/route.ts': "export { answer as GET } from '@/trpc/http'\n",
  'emails/tickets.tsx': "import { Text } from '@react-email/components'\nexport const Mail = () => <Text>Hi</Text>\n",
  'local-cloud/stripe.ts': 'export const stripe = process.env.PORT\n',
  'knip.config.ts': "export default { entry: ['src/worker.ts'] }\n",
}

function broken(extra: Record<string, string>): string[] {
  const files = Object.entries({ ...HOUSE, ...extra }).map(([path, text]) => ({ path, text }))
  return checkTree(files).map(sentence)
}

test('a house in order breaks no rule', () => {
  expect(broken({})).toEqual([])
})

const NAMES: [why: string, path: string, says: string][] = [
  ['an unknown folder', 'src/utils/format.ts', 'the folder src/utils'],
  ['an unknown file at the top', 'src/server.ts', 'the file server.ts at the top of src'],
  ['an unknown domain', 'src/domains/billing/contract.ts', 'the domain "billing"'],
  ['an unknown file of a domain', 'src/domains/orders/service.ts', 'the file service.ts in a domain'],
  ['a file beside a domain', 'src/domains/shared.ts', 'the domain "shared.ts"'],
  ['a folder of commands too deep', 'src/domains/orders/commands/staff/refund.ts', 'the file commands/staff/refund.ts in a domain'],
  ['a command in capitals', 'src/domains/orders/commands/PlaceOrder.ts', 'the file commands/PlaceOrder.ts'],
  ['a test beside nothing that may be', 'src/domains/orders/helpers.test.ts', 'the file helpers.test.ts in a domain'],
  ['an index file', 'src/ui/index.ts', 'an index file'],
  ['an index file elsewhere', 'local-cloud/index.ts', 'an index file'],
  ['a component among the routes', 'src/app/[locale]/hero.tsx', 'holds routes only'],
]

describe('names', () => {
  test.each(NAMES)('%s', (_why, path, says) => {
    const found = broken({ [path]: 'export const x = 1\n' })
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(`${path}:1  `)
    expect(found[0]).toContain(says)
  })

  test('a page of 80 lines passes, one of 81 does not', () => {
    const page = (lines: number) => ({ 'src/app/[locale]/long/page.tsx': `${'\n'.repeat(lines - 1)}export default 1\n` })
    expect(broken(page(80))).toEqual([])
    expect(broken(page(81))).toEqual([expect.stringMatching(/page\.tsx:81 {2}a page of 81 lines/)])
  })
})

const DIRECTIONS: [why: string, path: string, specifier: string, says: string][] = [
  ['a page knows a query', 'src/app/[locale]/list/page.tsx', '@/domains/events/queries', 'of domains ui'],
  ['a page knows the database', 'src/app/[locale]/list/page.tsx', '@/db/schema/events', 'app may import'],
  ['an api route knows a command', 'src/app/api/x/route.ts', '@/domains/orders/commands/place', 'nothing of a domain'],
  ['the middleware knows the database', 'src/middleware.ts', '@/db/schema/events', 'middleware may import i18n'],
  ['the worker knows a domain', 'src/worker.ts', '@/domains/orders/router', 'worker may import'],
  ['the front door knows a domain', 'src/platform/front-door.ts', '@/domains/orders/router', 'front-door may import'],
  ['the platform knows the front door', 'src/platform/mail.ts', './front-door', 'platform may import'],
  ['the platform knows a domain', 'src/platform/mail.ts', '@/domains/orders/contract', 'platform may import'],
  ['the tables know a domain', 'src/db/schema/tickets.ts', '@/domains/orders/contract', 'db may import db, lib'],
  ['the design system knows a domain', 'src/ui/card.tsx', '@/domains/events/contract', 'ui may import ui, lib'],
  ['the design system knows trpc', 'src/ui/card.tsx', '@/trpc/client', 'ui may import ui, lib'],
  ['lib knows the platform', 'src/lib/time.ts', '@/platform/stripe', 'lib may import lib'],
  ['lib knows a package', 'src/lib/time.ts', 'luxon', 'of packages only zod, uuid'],
  ['the client knows the database', 'src/trpc/client.tsx', '@/db/schema/events', 'trpc/client may import'],
  ['trpc knows a form', 'src/trpc/server.tsx', '@/domains/orders/ui/form', 'trpc may import'],
  ['a contract knows its model', 'src/domains/events/contract.ts', './model', 'contract may import contract'],
  ['a contract knows React', 'src/domains/orders/contract.ts', 'react', 'only zod'],
  ['a model knows the database', 'src/domains/orders/model/tax.ts', '@/db/schema/orders', 'the layers lib'],
  ['a model knows its queries', 'src/domains/events/model.ts', './queries', 'model may import contract, model'],
  ['a query knows a command', 'src/domains/orders/queries.ts', './commands/place', 'queries may import'],
  ['a router knows the database', 'src/domains/events/router.ts', '@/db/schema/events', 'the layers lib, trpc'],
  ['a router knows its model', 'src/domains/orders/router.ts', './model/price', 'router may import'],
  ['a command knows mail', 'src/domains/orders/commands/send.ts', '@emails/tickets', 'It may import the layers'],
  ['a form knows a query', 'src/domains/events/ui/list.tsx', '../queries', 'ui may import contract, model, ui'],
  ['news goes up by import', 'src/domains/events/commands/publish.ts', '@/domains/orders/contract', 'orders stands above events'],
  ["another domain's model", 'src/domains/tickets/model.ts', '@/domains/orders/model/price', 'Of another domain'],
  ["another domain's form", 'src/domains/tickets/ui/card.tsx', '@/domains/orders/ui/form', 'Of another domain'],
  ['a relative way round', 'src/domains/tickets/model.ts', '../orders/model/price', 'Of another domain'],
  ['the product knows the local cloud', 'src/platform/stripe.ts', '../../local-cloud/stripe.ts', 'knows nothing of local-cloud'],
  ['a test in src knows the local cloud', 'src/platform/pay.test.ts', '../../local-cloud/stripe.ts', 'knows nothing of local-cloud'],
  ['the product knows factories', 'src/domains/orders/queries.ts', './testing', 'Factories for tests'],
  ['the platform knows factories', 'src/platform/mail.ts', './testing', 'Factories for tests'],
  ['factories of a layer know a domain', 'src/db/testing.ts', '@/domains/orders/contract', 'testing may import'],
  ['a test file is imported', 'src/domains/orders/queries.db.test.ts', './commands/place.db.test', 'Move what tests share'],
  ['a mail knows a domain', 'emails/late.tsx', '@/domains/orders/contract', 'emails may import'],
  ['a mail knows a package', 'emails/late.tsx', 'clsx', 'props in, JSX out'],
  ['a mail knows how to translate', 'emails/late.tsx', '@/i18n/routing', 'types only'],
  ['a domain knows a vendor', 'src/domains/orders/commands/pay.ts', 'stripe', 'Only platform holds that package'],
  ['a domain knows a driver', 'src/domains/orders/commands/pay.ts', '@neondatabase/serverless', 'Only db holds'],
  ['Node\'s crypto outside platform', 'src/domains/orders/commands/place.ts', 'node:crypto', 'at the edge'],
  ['the file system at the edge', 'src/platform/storage.ts', 'node:fs', 'at the edge'],
  ['a request’s own store in a domain', 'src/domains/orders/commands/pay.ts', 'node:async_hooks', 'at the edge'],
]

describe('directions', () => {
  test.each(DIRECTIONS)('%s', (_why, path, specifier, says) => {
    for (const line of [`import { x } from '${specifier}'`, `import type { x } from '${specifier}'`, `export { x } from '${specifier}'`]) {
      if (path.startsWith('emails/') && specifier.includes('i18n') && line.includes('type')) continue
      const found = broken({ [path]: `\n${line}\n` })
      expect(found).toHaveLength(1)
      expect(found[0]).toContain(`${path}:2  `)
      expect(found[0]).toContain(says)
    }
  })

  test('the trpc client knows the types of the server and nothing else of it', () => {
    const found = broken({ 'src/trpc/client.tsx': "'use client'\nimport { load } from './root'\n" })
    expect(found).toEqual([expect.stringContaining('types only')])
  })

  test('a lazy import and an import type count too', () => {
    expect(broken({ 'src/lib/x.ts': "export const x = () => import('@/platform/stripe')\n" })).toHaveLength(1)
    expect(broken({ 'src/lib/x.ts': "export type X = import('@/platform/stripe').X\n" })).toHaveLength(1)
  })

  test('a client file takes of domains only contract, model and ui, of trpc only the client', () => {
    const client = (specifier: string) =>
      broken({ 'src/domains/orders/ui/a.tsx': `'use client'\nimport { x } from '${specifier}'\n` }).filter((line) => line.includes('"use client"') || line.includes('orders/ui'))
    expect(client('../contract')).toEqual([])
    expect(client('@/trpc/client')).toEqual([])
    expect(client('@/trpc/server')).toEqual([expect.stringContaining('a "use client" file imports src/trpc/server')])
    expect(client('../queries')).toEqual([expect.stringContaining('a "use client" file imports src/domains/orders/queries')])
    expect(broken({ 'src/app/error.tsx': "'use client'\nimport { url } from '@/env'\n" })).toHaveLength(1)
  })
})

describe('cycles', () => {
  test('a loop of three files is told once, in its order', () => {
    const found = broken({
      'src/lib/a.ts': "import { b } from './b'\nexport const a = b\n",
      'src/lib/b.ts': "import { c } from './c'\nexport const b = c\n",
      'src/lib/c.ts': "import { a } from './a'\nexport const c = a\n",
    })
    expect(found).toEqual([expect.stringMatching(/c\.ts:1 {2}an import cycle: src\/lib\/a\.ts -> src\/lib\/b\.ts -> src\/lib\/c\.ts -> src\/lib\/a\.ts/)])
  })

  test('types and lazy imports close none', () => {
    const a = "import { b } from './b'\nexport const a = b\n"
    expect(broken({ 'src/lib/a.ts': a, 'src/lib/b.ts': "import type { a } from './a'\nexport const b = 1\n" })).toEqual([])
    expect(broken({ 'src/lib/a.ts': a, 'src/lib/b.ts': "import { type a } from './a'\nexport const b = 1\n" })).toEqual([])
    expect(broken({ 'src/lib/a.ts': a, 'src/lib/b.ts': "export const b = () => import('./a')\n" })).toEqual([])
    expect(broken({ 'src/lib/a.ts': a, 'src/lib/b.ts': "export { a } from './a'\nexport const b = 1\n" })).toHaveLength(1)
  })
})

const HABITS: [why: string, path: string, text: string, says: string][] = [
  ['process.env outside env.ts', 'src/platform/x.ts', 'export const x = process.env.X', '`process.env` outside src/env.ts'],
  ['process.env by another way', 'src/platform/x.ts', "export const x = process?.['env'].X", 'outside src/env.ts'],
  ['process.env taken apart', 'src/platform/x.ts', 'const { env: e } = process', 'outside src/env.ts'],
  ['a declared runtime', 'src/app/api/y/route.ts', "export const runtime = 'edge'", '`export const runtime`'],
  ['a declared runtime, renamed', 'src/app/api/y/route.ts', "const r = 'edge'; export { r as runtime }", '`export const runtime`'],
  ['any', 'src/lib/x.ts', 'export const x = (y: any) => y', '`any`'],
  ['any deep inside', 'scripts/x.ts', 'export type X = Promise<Record<string, any>>', '`any`'],
  ['a cast', 'src/lib/x.ts', 'export const x = (y: unknown) => y as string', 'the cast `y as string`'],
  ['a cast with brackets', 'local-cloud/x.ts', 'export const x = (y: unknown) => <string>y', 'the cast `<string>y`'],
  ['a cast in ids.ts without the mark', 'src/lib/ids.ts', 'export const newId = (y: unknown) => y as string', 'the cast'],
  ['a clock in a model', 'src/domains/orders/model/x.ts', 'export const x = () => Date.now()', '`Date.now` in a pure rule'],
  ['a new Date in a model', 'src/domains/orders/model/x.ts', 'export const x = () => new Date()', '`new Date()` in a pure rule'],
  ['chance in a model', 'src/domains/orders/model/x.ts', 'export const x = () => Math.random()', '`Math.random` in a pure rule'],
  ['an id made in a model', 'src/domains/orders/model/x.ts', "export const x = () => newId('ord')", 'in a pure rule'],
  ['a request in a model', 'src/domains/orders/model/x.ts', "export const x = () => fetch('/')", 'in a pure rule'],
  ['a silenced linter', 'src/lib/x.ts', '// oxlint-disable-next-line no-console', 'the exception'],
  ['a silenced compiler', 'src/lib/x.ts', '// @ts-expect-error: later', 'the exception'],
  ['a syntax error', 'src/lib/x.ts', 'export const = 1', 'a syntax error'],
]

describe('habits', () => {
  test.each(HABITS)('%s', (_why, path, text, says) => {
    const found = broken({ [path]: `\n${text}\n` })
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(`${path}:2  `)
    expect(found[0]).toContain(says)
  })

  test('as const, satisfies and renamed imports are no casts', () => {
    expect(broken({ 'src/lib/x.ts': "import { zero as nil } from './money'\nexport const x = [nil, 1 as const, {} satisfies object]\n" })).toEqual([])
  })

  test('knip is told to ignore nothing', () => {
    expect(broken({ 'knip.config.ts': "export default {\n  ignoreDependencies: ['pg'],\n}\n" })).toEqual([
      expect.stringContaining('knip.config.ts:2  `ignoreDependencies`'),
    ])
  })
})

test('the command reads a tree from disk, prints each broken rule and exits 1', () => {
  const root = mkdtempSync(join(tmpdir(), 'fairground-structure-'))
  const put = (path: string, text: string) => {
    mkdirSync(join(root, dirname(path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const command = ['--import', 'tsx', 'scripts/check-structure.ts', root]
  try {
    for (const [path, text] of Object.entries(HOUSE)) put(path, text)
    expect(execFileSync(process.execPath, command, { encoding: 'utf8' })).toMatch(/Structure: \d+ files hold every rule\./)
    put('src/lib/index.ts', "export * from './money'\n")
    const { status, stdout } = spawnSync(process.execPath, command, { encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stdout).toContain('src/lib/index.ts:1  an index file. Name the file after what is in it, and import that file.')
    expect(stdout).toContain('1 broken rule in')
  } finally {
    rmSync(root, { recursive: true })
  }
})
