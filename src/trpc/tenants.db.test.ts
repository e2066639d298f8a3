import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import superjson from 'superjson'
import { beforeAll, expect, test, vi } from 'vitest'
import { tickets } from '@/db/schema/tickets'
import { testDatabase } from '@/db/testing'
import { makeDevice } from '@/domains/devices/testing'
import { makeEvent, makeOccurrence, makeZone } from '@/domains/events/testing'
import { makeSession, makeUser } from '@/domains/identity/testing'
import { makeOnSaleEvent, makeTicketType } from '@/domains/inventory/testing'
import { makeKey } from '@/domains/keys/testing'
import { makeReservation } from '@/domains/orders/testing'
import { makeInvitation, makeMember } from '@/domains/organisations/testing'
import { makeTickets } from '@/domains/tickets/testing'
import { only } from '@/lib/assert'
import { newId, type Id } from '@/lib/ids'
import { writeCursor } from '@/platform/cursor'
import { deviceCookie } from '@/platform/device-token'
import { answerApi, DOORS } from '@/platform/front-door'
import { accessTokenCookie } from '@/platform/session'
import { makeBuyer, makeShell } from '@/platform/testing'
import { inputsOf, readProcedures, type Procedure } from './testing'

const database = testDatabase()
const { db, settings } = database
const shell = makeShell(database, new Date())
const procedures = await readProcedures()

type Names = Readonly<Record<string, string>>
interface Tenant {
  /** A word in everything of theirs that is not announced. */
  mark: string
  /** What is announced, and all behind it. */
  announced: Names
  /** The same, with an event that nobody was told of. */
  unannounced: Names
  cookies: Record<'owner' | 'buyer' | 'device', string>
}

const cookieOf = (line: string) => line.split(';')[0] ?? ''

async function signedIn({ userId, email, sessionId }: { userId: Id<'usr'>; email: string; sessionId: Id<'ses'> }) {
  return cookieOf(await accessTokenCookie({ userId, email, sessionId, name: 'Ines Okafor', emailVerified: true }, settings))
}

/** An organisation with one of everything that has an id. */
async function makeTenant(): Promise<Tenant> {
  const mark = `Lantern${newId('req').slice(-12)}`
  const sale = await makeOnSaleEvent(db, { priceMinor: 0 })
  const { orgId, startsAt } = sale
  const draft = await makeEvent(db, { orgId, status: 'draft', publishedAt: null, name: { en: mark } })
  const [account, owner, staff] = [await makeUser(db, { name: mark }), await makeMember(db, { orgId }), await makeMember(db, { orgId, role: 'staff' })]
  const sessionId = await makeSession(db, account.userId)
  const bought = await makeTickets(shell, makeBuyer({ userId: account.userId }), {
    ...sale, order: { buyer: { name: mark, email: `${mark.toLowerCase()}@buyers.example` } },
  })
  const device = await makeDevice(db, { orgId, eventId: sale.eventId, name: mark })
  const of = { orgId, eventId: sale.eventId }
  const announced = {
    org: orgId, evt: sale.eventId, slug: sale.slug, tty: sale.ticketTypeId, ord: bought.orderId, tkt: bought.ticketId, ses: sessionId, mem: staff.memberId,
    usr: owner.userId, dev: device.deviceId,
    code: only(await db.select({ code: tickets.code }).from(tickets).where(eq(tickets.id, bought.ticketId))).code,
    rsv: await makeReservation(db, makeBuyer({ userId: account.userId }), { ...sale, quantity: 1, now: shell.now }),
    occ: (await makeOccurrence(db, { ...of, startsAt })).occurrenceId,
    zon: (await makeZone(db, of)).zoneId,
    key: (await makeKey(db, { orgId, name: mark })).keyId,
    inv: (await makeInvitation(db, { orgId, email: `${mark.toLowerCase()}@people.example` })).invitationId,
  }
  const unannounced = {
    ...announced, evt: draft.eventId, slug: draft.slug,
    tty: (await makeTicketType(db, { orgId, eventId: draft.eventId, name: { en: mark } })).ticketTypeId,
    occ: (await makeOccurrence(db, { orgId, eventId: draft.eventId, startsAt: draft.startsAt })).occurrenceId,
    zon: (await makeZone(db, { orgId, eventId: draft.eventId })).zoneId,
  }
  const cookies = {
    owner: await signedIn(owner),
    buyer: await signedIn({ ...account, sessionId }),
    device: cookieOf(deviceCookie({ eventId: sale.eventId, secret: device.secret }, settings.APP_URL)),
  }
  return { mark, announced, unannounced, cookies }
}

let mine: Tenant
let theirs: Tenant
beforeAll(async () => {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, String(value))
  mine = await makeTenant()
  theirs = await makeTenant()
  // After theirs, as ids tell of the time: some lists go on after an id.
  nobodys = inventedLike(theirs.announced)
})

const WHOSE = ['mine', 'theirs', 'unannounced', 'nobodys'] as const
type Whose = (typeof WHOSE)[number]

/** What everybody is told of an event that is announced: there the other's is no secret, and anybody may buy. */
const PUBLIC: ReadonlySet<string> = new Set(['events.bySlug', 'inventory.offers', 'inventory.reserve'])
const ANNOUNCED: ReadonlySet<string> = new Set(['org', 'evt', 'slug', 'tty', 'occ', 'zon'])

/** Of nothing that is there. */
let nobodys: Names
const inventedLike = (names: Names): Names =>
  Object.fromEntries(Object.keys(names).map((name) => [name, INVENTED[name] ?? `${name}_${newId('req').slice(4)}`]))
const INVENTED: Names = { slug: 'no-such-name', code: 'TKT-222222' }

const namesOf = (whose: Whose): Names =>
  whose === 'mine' ? mine.announced : whose === 'theirs' ? theirs.announced : whose === 'unannounced' ? theirs.unannounced : nobodys

/** Every way to name the things of an input by whose they are, but for all of them one's own. */
function everyWay(names: readonly string[]): Whose[][] {
  const ways = names.reduce<Whose[][]>((known, name) => known.flatMap((way) => WHOSE.filter((whose) => isWorthwhile(name, whose)).map((whose) => [...way, whose])), [[]])
  return ways.filter((way) => way.some((whose) => whose !== 'mine'))
}
const isWorthwhile = (name: string, whose: Whose) => whose !== 'unannounced' || ANNOUNCED.has(name)
const isAllOf = (way: readonly Whose[], ...allowed: readonly Whose[]) => way.every((whose) => allowed.includes(whose))

interface Told {
  status: number
  body: string
  /** As two answers are compared that may differ in nothing else. */
  comparable: string
  roundTrips: number
}

async function fetched(request: Request): Promise<Told> {
  const before = database.roundTrips()
  const response = await answerApi(request, { waitUntil: () => {} })
  const [status, body] = [response?.status ?? 0, (await response?.text()) ?? '']
  const comparable = body.replaceAll(/[a-z]{3}_[0-9a-f]{32}/g, '<id>').replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<instant>').replaceAll(/no-such-name|evt-[0-9a-f]{32}/g, '<slug>')
  return { status, body, comparable, roundTrips: database.roundTrips() - before }
}

function ask({ name, type }: Procedure, input: unknown, cookie: string): Promise<Told> {
  const url = `${settings.APP_URL}/api/trpc/${name}`
  const payload = JSON.stringify(superjson.serialize(input))
  if (type === 'query') return fetched(new Request(`${url}?input=${encodeURIComponent(payload)}`, { headers: { cookie } }))
  const headers = { cookie, origin: settings.APP_URL, 'content-type': 'application/json', 'content-length': String(payload.length) }
  return fetched(new Request(url, { method: 'POST', headers, body: payload }))
}

/** Every row of the database in which something of a tenant's stands. */
async function traces({ announced, unannounced }: Tenant): Promise<Record<string, unknown>> {
  const ids = [...new Set([...Object.values(announced), ...Object.values(unannounced)])].map((id) => `%${id}%`)
  const { rows: tables } = await db.execute<{ name: string }>(sql`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`)
  const found = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await db.execute(sql`
        select count(*) as count, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest
        from ${sql.identifier(name)} t where t::text like any(${sql.param(ids)}::text[])`)
      return [name, rows[0]] as const
    }),
  )
  return Object.fromEntries(found)
}

/** Unlike `announced`, nobody else is to see any of these. */
const secretsOf = ({ mark, announced, unannounced }: Tenant) => [
  mark,
  mark.toLowerCase(),
  ...Object.entries(announced).flatMap(([name, value]) => (ANNOUNCED.has(name) ? [] : [value])),
  ...Object.entries(unannounced).flatMap(([name, value]) => (ANNOUNCED.has(name) && name !== 'org' ? [value] : [])),
]

const REFUSED: ReadonlySet<number> = new Set([401, 403, 404])

interface Telling {
  procedure: Procedure
  who: string
  way: readonly Whose[]
  sent: string
  told: Told
}

/** What a procedure tells somebody, for each way in which things are named; the rest of the input is the same each time. */
async function tellings(procedure: Procedure, who: string, cookie: string): Promise<Telling[]> {
  const { names, input } = procedure
  // Who has no organisation gains nothing by naming some things of one and some of another.
  const ways = everyWay(names).filter((way) => who === 'owner' || isAllOf(way, 'theirs', 'unannounced') || isAllOf(way, 'nobodys'))
  const all: Telling[] = []
  for (const way of ways) {
    // To buy at an event of another's that is announced is what it is announced for.
    if (procedure.name === 'inventory.reserve' && isAllOf(way, 'theirs')) continue
    const named = Object.fromEntries(names.map((each, index) => [each, namesOf(way[index] ?? 'mine')[each] ?? '']))
    const [sample] = fc.sample(inputsOf(input, (each) => named[each] ?? `${each}-${newId('req').slice(-12)}`), { seed: 20260703, numRuns: 1 })
    all.push({ procedure, who, way, sent: JSON.stringify(sample), told: await ask(procedure, sample, cookie) })
  }
  return all
}

/** What is wrong with an answer by itself. */
function faultsOf({ procedure: { names }, who, way, sent, told: { status, body, roundTrips } }: Telling): string[] {
  const seen = secretsOf(theirs).filter((secret) => body.includes(secret) && !sent.includes(secret))
  // What proves who may: the organisation that is named, else the event.
  const gate = way[names.indexOf(names.includes('org') ? 'org' : 'evt')]
  const refusedTrips = who === 'nobody' && status === 401 ? 0 : gate !== 'mine' && body.includes('organisations.not_found') ? 1 : roundTrips
  return [
    ...(/"type":"(input|unexpected)"/.test(body) ? ['has not the form of the contract, or breaks it'] : []),
    ...seen.map((secret) => `tells ${secret}`),
    ...(roundTrips > refusedTrips ? [`takes ${roundTrips} round trips to refuse`] : []),
  ]
}

/** What is theirs is told of as what is nobody's. */
function betrayals(all: readonly Telling[]): string[] {
  const byWay = new Map(all.map((telling) => [telling.way.join(), telling.told]))
  return all.flatMap(({ procedure, way, told }) => {
    const other = byWay.get(way.join().replaceAll(PUBLIC.has(procedure.name) ? /unannounced/g : /unannounced|theirs/g, 'nobodys'))
    const isAlike = !other || (other.status === told.status && other.comparable === told.comparable)
    return isAlike ? [] : [`${way.join()} is not as nobody’s: ${told.status} ${told.comparable} / ${other.status} ${other.comparable}`]
  })
}

test('whatever things of two organisations are named to whichever procedure, nothing of the other is told, changed or betrayed', async () => {
  const before = await traces(theirs)
  const faults: object[] = []
  let asked = 0
  for (const procedure of procedures.filter(({ names }) => names.length > 0)) {
    for (const [who, cookie] of Object.entries({ ...mine.cookies, nobody: '' })) {
      const all = await tellings(procedure, who, cookie)
      asked += all.length
      const found = [...all.flatMap((telling) => faultsOf(telling).map((fault) => ({ fault, way: telling.way.join(), sent: telling.sent, body: telling.told.body }))), ...betrayals(all).map((fault) => ({ fault }))]
      faults.push(...found.map((fault) => ({ procedure: procedure.name, who, ...fault })))
    }
  }
  expect(faults).toEqual([])
  expect(asked).toBeGreaterThan(500)
  expect(await traces(theirs)).toEqual(before)
}, 300_000)

test('files of the other are as little there as files of nobody', async () => {
  const before = await traces(theirs)
  const nameIn: Names = { ticketId: 'tkt', orderId: 'ord', orgId: 'org', eventId: 'evt', slug: 'slug' }
  for (const { path } of DOORS.filter((door) => /\{(\w+Id|slug)\}/.test(door.path))) {
    const of = (names: Names) => settings.APP_URL + path.replaceAll(/\{(\w+)\}/g, (_, field: string) => names[nameIn[field] ?? ''] ?? 'en-00000000000000.png')
    for (const cookie of [...Object.values(mine.cookies), '']) {
      const [other, nothing] = [await fetched(new Request(of(theirs.unannounced), { headers: { cookie } })), await fetched(new Request(of(nobodys), { headers: { cookie } }))]
      expect({ path, ...other, body: other.comparable }).toEqual({ path, ...nothing, body: nothing.comparable, comparable: other.comparable, roundTrips: other.roundTrips })
      expect(REFUSED.has(other.status), path).toBe(true)
    }
  }
  expect(await traces(theirs)).toEqual(before)
})

test('no list of an organisation goes on from the mark of another list', async () => {
  const lists = procedures.filter(({ names, input }) => names.includes('org') && 'cursor' in input.properties)
  expect(lists.length).toBeGreaterThanOrEqual(5)
  const elsewhere = await writeCursor(settings, { name: 'elsewhere', orgId: theirs.announced['org'] ?? '', filters: {} }, `${shell.now.toISOString()} ${newId('tkt')}`)
  for (const list of lists) {
    const named = fc.sample(inputsOf(list.input, (name) => mine.announced[name] ?? ''), { seed: 20260703, numRuns: 1 })[0]
    const { status, body } = await ask(list, { ...Object(named), cursor: elsewhere }, mine.cookies.owner)
    expect({ name: list.name, status, body }).toMatchObject({ status: 400, body: expect.stringContaining('common.cursor_foreign') })
  }
})
