import { existsSync, readdirSync } from 'node:fs'
import { newId } from '@/lib/ids'
import type { ApiClient } from '../support/api-client.ts'
import { expect, test } from '../support/test.ts'
import { INTRUDERS, MACHINES } from './access.ts'
import { DOOR_ACCESS, type Asked } from './doors.ts'
import { makeProcedureWorld } from './world.ts'

test('no route of Next’s answers beside the front door', () => {
  const routes = readdirSync('src/app', { recursive: true, encoding: 'utf8' }).filter((file) => /(^|\/)route\.tsx?$/.test(file))
  // The door itself, for `next dev` and `next start`; and nothing at all, for measuring.
  expect(routes.toSorted()).toEqual(['api/[...path]/route.ts', 'ping.txt/route.ts'])
})

/** The first of an answer is enough: a live one has no end. */
async function knock(client: ApiClient, { path, init }: Asked): Promise<{ status: number; body: string }> {
  const response = await client.fetch(path, init)
  const isRefused = response.status >= 400
  const body = isRefused ? await response.text() : ''
  if (!isRefused) await response.body?.cancel()
  return { status: response.status, body }
}

/** The same question about what is not there. */
const aboutNothing = (path: string) => path.replace(/(tkt|ord|org|evt)_[0-9a-f]{32}/, (_, prefix: 'tkt' | 'ord' | 'org' | 'evt') => newId(prefix))

for (const [door, access] of Object.entries(DOOR_ACCESS)) {
  if ('provenBy' in access) {
    test(`${door} is asked elsewhere`, () => expect(existsSync(access.provenBy)).toBe(true))
    continue
  }
  test(`${door}: to each their answer`, async ({ shell, stack }) => {
    const world = await makeProcedureWorld(shell, stack.url)
    const asked = access.ask(world)
    const { granted = 200 } = asked
    const expected = [
      ...INTRUDERS.map((who) => ({ who, status: access[who] })),
      ...MACHINES.map((who) => ({ who, status: access.machines?.[who] ?? access.nobody })),
      ...(access.tooSmall ?? []).map((who) => ({ who, status: access.rightful === null ? access.nobody : 404 })),
    ]
    for (const { who, status } of expected) {
      const answer = await knock(world.callers[who], asked)
      expect({ who, ...answer }).toMatchObject({ who, status: status === 200 ? granted : status })
      if (answer.status < 400) continue
      expect(JSON.parse(answer.body)).toEqual({ error: expect.any(String) })
      // What is not theirs looks as what is not there.
      expect(await knock(world.callers[who], { ...asked, path: aboutNothing(asked.path) })).toEqual(answer)
    }
    if (access.rightful) expect(await knock(world.callers[access.rightful], asked)).toMatchObject({ status: granted })
  })
}
