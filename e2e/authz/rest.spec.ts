import { makeKey } from '@/domains/keys/testing'
import { newId } from '@/lib/ids'
import { KEY_PERMISSIONS } from '@/lib/permissions'
import { OPERATIONS, type Operation } from '@/trpc/rest/operations'
import { describe as described } from '@/trpc/rest/schemas'
import { expect, test } from '../support/test.ts'
import { makeProcedureWorld, type ProcedureWorld } from './world.ts'

/** Programs with a key, and what each gets of an operation that takes one. */
const PROGRAMS = ['without a key', 'with half a key', 'with a revoked key', 'with an expired key', 'with too small a key', 'of another organisation', 'of the organisation'] as const
type Program = (typeof PROGRAMS)[number]

const STATUS: Record<Program, number> = {
  'without a key': 401,
  'with half a key': 401,
  'with a revoked key': 401,
  'with an expired key': 401,
  'with too small a key': 403,
  'of another organisation': 404,
  'of the organisation': 200,
}

function pathOf({ path }: Operation, { eventId, ticketTypeId, paidOrderId, ticketId, slug }: ProcedureWorld): string {
  const ids = new Map(Object.entries({ eventId, ticketTypeId, orderId: paidOrderId, ticketId, slug }))
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids.get(name) ?? name)
}

test('every operation: to each program its answer', async ({ shell, stack, request }) => {
  const { db } = shell
  const world = await makeProcedureWorld(shell, stack.url)
  const other = await makeProcedureWorld(shell, stack.url)
  for (const operation of OPERATIONS) {
    const { permission } = await described(operation)
    const keyOf = async (facts: object) => (await makeKey(db, { orgId: world.orgId, ...facts })).key
    const keys: Record<Program, string | null> = {
      'without a key': null,
      'with half a key': 'fg_half',
      'with a revoked key': await keyOf({ revokedAt: new Date() }),
      'with an expired key': await keyOf({ expiresAt: new Date(Date.now() - 1000) }),
      'with too small a key': await keyOf({ scopes: KEY_PERMISSIONS.filter((each) => each !== permission) }),
      'of another organisation': (await makeKey(db, { orgId: other.orgId })).key,
      'of the organisation': await keyOf({ ...(permission && { scopes: [permission] }) }),
    }
    for (const program of PROGRAMS) {
      const key = keys[program]
      const response = await request.fetch(`/api/v1${pathOf(operation, world)}`, {
        method: operation.method,
        headers: key === null ? {} : { authorization: `Bearer ${key}` },
        ...(operation.method === 'POST' && { data: { text: world.ticketCode, nonce: newId('req') } }),
      })
      const body: unknown = await response.json()
      const told = { operation: operation.id, program, status: response.status(), body }
      // What is announced to everybody takes no key, and looks at none.
      if (permission === null) {
        expect(told).toMatchObject({ status: 200 })
        continue
      }
      // A list of all that one has is never not there: it has nothing of others.
      if (program === 'of another organisation' && !operation.path.includes('{')) {
        expect(told).toMatchObject({ status: 200 })
        expect(JSON.stringify(body)).not.toContain(world.eventId)
      } else {
        expect(told).toMatchObject({ status: STATUS[program] })
        if (response.status() !== 200) expect(body).toMatchObject({ status: STATUS[program], code: expect.any(String), requestId: expect.any(String) })
      }
    }
  }
})
