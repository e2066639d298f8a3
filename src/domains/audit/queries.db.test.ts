import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { members } from '@/db/schema/organisations'
import { auditLog } from '@/db/schema/platform'
import { testDatabase } from '@/db/testing'
import { makeUser } from '@/domains/identity/testing'
import { makeMember, makeOrganisation } from '@/domains/organisations/testing'
import { only } from '@/lib/assert'
import { newId, type Id } from '@/lib/ids'
import { mintOrgScope } from '@/platform/authz'
import { makeShell } from '@/platform/testing'
import { auditInput, type AuditFilters } from './contract'
import { auditPart, auditQuery, listAudit } from './queries'

const database = testDatabase()
const { db } = database
const shell = makeShell(database, new Date('2026-07-10T12:00:00Z'))
const scopeOf = (orgId: Id<'org'>, userId: Id<'usr'>) => mintOrgScope({ orgId, actor: { kind: 'user', id: userId }, role: 'owner', permission: 'audit.view' })

type Row = typeof auditLog.$inferInsert

async function makeLog(rows: readonly Partial<Row>[]) {
  const { orgId } = await makeOrganisation(db)
  const { userId } = await makeMember(db, { orgId })
  const full = rows.map((row, index): Row => ({
    orgId, at: new Date(Date.UTC(2026, 6, 1, 0, 0, index)), actorKind: 'user', actorId: userId, action: 'key.created', subjectId: `key_${index}`, ...row,
  }))
  if (full.length > 0) await db.insert(auditLog).values(full)
  const scope = scopeOf(orgId, userId)
  const list = (filters: AuditFilters & { cursor?: string; limit?: number } = {}) => listAudit(shell, scope, auditInput.parse({ orgId, ...filters }))
  return { orgId, userId, scope, list }
}

const subjects = ({ entries }: Awaited<ReturnType<typeof listAudit>>) => entries.map(({ subjectId }) => subjectId)

describe('the log of an organisation', () => {
  test('the latest first, page by page, each entry once, also when many have one instant', async () => {
    const at = new Date('2026-07-01T00:00:00.123Z')
    const { list } = await makeLog(Array.from({ length: 7 }, () => ({ at })))
    const pages = [await list({ limit: 3 })]
    for (let cursor = pages[0]?.nextCursor; cursor; cursor = pages.at(-1)?.nextCursor) pages.push(await list({ limit: 3, cursor }))
    expect(pages.flatMap(subjects)).toEqual(['key_6', 'key_5', 'key_4', 'key_3', 'key_2', 'key_1', 'key_0'])
    expect(pages).toHaveLength(3)
  })

  test('by actor, kind of actor, action, subject and days', async () => {
    const { list, userId } = await makeLog([
      {}, { actorKind: 'system', actorId: 'sweeper', action: 'order.cancelled', subjectId: 'ord_1' }, { action: 'key.revoked', at: new Date('2026-07-02T23:59:59Z') },
      { at: new Date('2026-07-03T00:00:00Z') },
    ])
    expect(subjects(await list({ actor: userId }))).toEqual(['key_3', 'key_2', 'key_0'])
    expect(subjects(await list({ actor: 'system' }))).toEqual(['ord_1'])
    expect(subjects(await list({ action: 'key.revoked' }))).toEqual(['key_2'])
    expect(subjects(await list({ subjectId: 'ord_1' }))).toEqual(['ord_1'])
    expect(subjects(await list({ from: '2026-07-02', until: '2026-07-02' }))).toEqual(['key_2'])
    expect(subjects(await list({ from: '2026-07-03' }))).toEqual(['key_3'])
  })

  test('another organisation’s is not there, and its page marks lead nowhere', async () => {
    const [mine, theirs] = [await makeLog([{}, {}]), await makeLog([{}, {}])]
    expect((await mine.list()).entries.every(({ actorId }) => actorId === mine.userId)).toBe(true)
    const { nextCursor } = await theirs.list({ limit: 1 })
    await expect(mine.list({ limit: 1, cursor: nextCursor ?? '' })).rejects.toMatchObject({ code: 'common.cursor_foreign' })
  })

  test('names who did it, in one round trip', async () => {
    const { list, userId } = await makeLog([{}])
    const before = database.roundTrips()
    const { entries, people } = await list()
    expect(database.roundTrips()).toBe(before + 1)
    expect(entries).toMatchObject([{ actorName: 'Mara Voss' }])
    expect(people).toEqual([{ id: userId, name: 'Mara Voss' }])
  })
})

test('members are called by their names, those who are gone too, and nothing else is', async () => {
  const gone = await makeUser(db, { name: 'Rosa Delgado' })
  const { orgId, userId, list } = await makeLog([
    { action: 'member.removed', subjectId: newId('mem'), after: { userId: gone.userId, role: 'staff' } },
    { action: 'order.claimed', subjectId: newId('ord'), after: { userId: gone.userId } },
  ])
  const { id: memberId } = only(await db.select().from(members).where(eq(members.userId, userId)))
  const elsewhere = await makeMember(db, await makeOrganisation(db))
  const row = { orgId, actorKind: 'user' as const, actorId: userId, at: new Date('2026-07-02T00:00:00Z'), action: 'member.changed' }
  await db.insert(auditLog).values([{ ...row, subjectId: memberId }, { ...row, subjectId: elsewhere.memberId }])
  expect((await list()).entries.map(({ subjectName }) => subjectName)).toEqual([null, 'Mara Voss', null, 'Rosa Delgado'])
})

describe('much of it', () => {
  const MANY = 20_000

  test('is read whole, some rows at a time, and found by its indexes', async () => {
    const { orgId, userId, scope } = await makeLog([])
    await db.execute(sql`
      insert into audit_log (org_id, at, actor_kind, actor_id, action, subject_id)
      select case when n % 4 = 0 then ${orgId} else 'org_' || md5((n % 50)::text) end, timestamptz '2026-07-01' + n * interval '1 second', 'user',
        case when n % 400 = 0 then ${userId} else 'usr_' || md5(n::text) end, 'ticket.admitted', 'tkt_' || md5(n::text)
      from generate_series(1, ${MANY}) n`)
    await db.execute(sql`analyze audit_log`)
    const parts = [await auditPart(shell, scope, {}, null)]
    for (let next = parts[0]?.next; next; next = parts.at(-1)?.next) parts.push(await auditPart(shell, scope, {}, next))
    expect(parts.every(({ entries }) => entries.length <= 500)).toBe(true)
    expect(new Set(parts.flatMap(({ entries }) => entries.map(({ id }) => id))).size).toBe(MANY / 4)

    const planOf = async (filters: AuditFilters) => {
      const { rows: plan } = await db.execute<{ 'QUERY PLAN': unknown }>(sql`explain (format json) ${auditQuery(shell, scope, filters, { limit: 51, after: { at: '2026-07-01T03:00:00Z', id: '1' } }).getSQL()}`)
      return JSON.stringify(plan)
    }
    expect(await planOf({})).toContain('audit_by_org')
    expect(await planOf({ actor: userId })).toMatch(/audit_by_actor|audit_by_org/)
    expect(await planOf({ subjectId: 'tkt_1' })).toContain('audit_by_subject')
    // What is rare or never was is not looked for in all the rest.
    expect(await planOf({ action: 'organisation.transferred' })).toContain('audit_by_action')
    expect(await planOf({ actor: 'provider' })).toContain('audit_by_kind')
    expect(await planOf({ from: '2026-07-01', until: '2026-07-01' })).toContain('audit_by_org')
    const everyFilter = [{}, { actor: userId }, { actor: 'provider' }, { action: 'organisation.transferred' }, { subjectId: 'tkt_1' }, { from: '2026-07-01' }] as const
    for (const filters of everyFilter) {
      expect(await planOf(filters)).not.toMatch(/"Node Type":"Seq Scan"[^}]*"Relation Name":"audit_log"/)
    }
  })
})
