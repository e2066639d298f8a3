import { newId, type IdPrefix } from '@/lib/ids'
import type { ApiClient } from '../support/api-client.ts'
import { expect, test } from '../support/test.ts'
import { INTRUDERS, MACHINES } from './access.ts'
import { PAGE_ACCESS, type AskedPage } from './pages.ts'
import { makeProcedureWorld } from './world.ts'

const pathOf = (page: string, { params = {} }: AskedPage) => `/en${page === '/' ? '' : page}`.replaceAll(/\[(\w+)\]/g, (_, name: string) => params[name] ?? name)

/** The same page about what is not there. */
const aboutNothing = ({ params = {} }: AskedPage): AskedPage => ({
  params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, /^[a-z]{3}_/.test(value) ? newId(prefixOf(value)) : 'no-such-name'])),
})
const PREFIXES = ['rsv', 'ord', 'tkt', 'inv', 'evt'] as const satisfies readonly IdPrefix[]
const prefixOf = (id: string) => PREFIXES.find((prefix) => id.startsWith(prefix)) ?? 'evt'

async function open(client: ApiClient, path: string): Promise<{ status: number; text: string }> {
  const response = await client.fetch(path)
  return { status: response.status, text: await response.text() }
}

/** What a reader sees: without scripts, whose ids and nonces are of one answer, and without the address itself. */
const readable = (html: string) => html.replaceAll(/<(script|style)\b.*?<\/\1>/gs, '').replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

test('every page: to each their answer, and to whom it is not nothing of what is on it', async ({ shell, stack }) => {
  test.setTimeout(180_000)
  const world = await makeProcedureWorld(shell, stack.url)
  for (const [page, access] of Object.entries(PAGE_ACCESS)) {
    const asked = access.ask(world)
    const path = pathOf(page, asked)
    const expected = [
      ...INTRUDERS.map((who) => ({ who, status: access[who] })),
      ...MACHINES.map((who) => ({ who, status: access.machines?.[who] ?? access.nobody })),
      ...(access.tooSmall ?? []).map((who) => ({ who, status: 404 })),
    ]
    // Whoever it is for comes first: what is kept of their page is not for the next.
    const opened = await open(world.callers[access.rightful === 'nobody' ? 'buyer' : access.rightful], asked.opener === undefined ? path : `${path}?${asked.opener}`)
    expect.soft({ page, status: opened.status }).toEqual({ page, status: 200 })
    await Promise.all(
      expected.map(async ({ who, status }) => {
        const answer = await open(world.callers[who], path)
        expect.soft({ page, who, status: answer.status }).toEqual({ page, who, status })
        const secrets = [world.ticketCode, world.buyerEmail, ...(status === 200 ? [] : [world.name])]
        for (const secret of secrets) expect.soft(answer.text, `${page} to ${who}`).not.toContain(secret)
        if (status !== 404) return
        const nothing = await open(world.callers[who], pathOf(page, aboutNothing(asked)))
        expect.soft({ page, who, status: nothing.status, text: readable(nothing.text) }).toEqual({ page, who, status, text: readable(answer.text) })
      }),
    )
  }
})
