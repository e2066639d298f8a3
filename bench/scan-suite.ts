import type { Client } from 'pg'
import { z } from 'zod'
import { scanTicket } from '../src/domains/gate/commands/scan-ticket.ts'
import { makeMember } from '../src/domains/organisations/testing.ts'
import { assert, only } from '../src/lib/assert.ts'
import { idSchema } from '../src/lib/id-schema.ts'
import { newId, type Id } from '../src/lib/ids.ts'
import { rolesWith } from '../src/lib/permissions.ts'
import { mintEventClaim } from '../src/platform/authz.ts'
import { createTicketSigner } from '../src/platform/signing.ts'
import { sayStep as step } from '../scripts/start/say.ts'
import { Browser, Failure } from './browser.ts'
import { Connection } from './connection.ts'
import { withDatabase } from './database.ts'
import { fill, type Filled } from './growth/fill.ts'
import { inLanes } from './lanes.ts'
import { measure, type Floor } from './load.ts'
import { withRepeats } from './repeats.ts'
import { sessionCookie } from './session.ts'
import type { Stack } from './stack.ts'
import { percentiles } from './statistics.ts'
import { ratioOf, type Bench, type Check, type Part } from './suite.ts'
import { rateTable, waitTable } from './table.ts'

const TICKETS = 20_000
/** For the floor, which admits too: more than can be let in while it is measured. */
const SPARE = 16_000
const SCANNERS = 32
const REPEATED_SHARE = 0.05
const RATIO_TO_OWN_SQL = 0.5

const answer = z.object({ reason: z.string(), ticket: z.object({ code: z.string() }).nullable() })
const ticketRows = z.array(z.object({ id: idSchema('tkt'), code: z.string() }))

interface Gate extends Filled {
  tickets: { id: Id<'tkt'>; code: string }[]
  guards: { userId: Id<'usr'>; sessionId: Id<'ses'>; email: string }[]
}

/** An event with its doors open, tickets that were bought, and somebody at each scanner. */
async function makeGate({ db }: Stack, database: Client): Promise<Gate> {
  const tickets = TICKETS + SPARE
  const filled = await fill(database, { events: 1, tickets, ticketsOfFirst: tickets, scannedShare: 0 })
  const { rows } = await database.query('select id, code from tickets where event_id = $1 order by hashtext(id)', [filled.eventId])
  const guards: Gate['guards'] = []
  for (let scanner = 0; scanner < SCANNERS; scanner += 1) {
    guards.push(await makeMember(db, { orgId: filled.orgId, role: 'security' }))
  }
  return { ...filled, tickets: ticketRows.parse(rows), guards }
}

interface Reading {
  reason: string
  ms: number
}

/** Every text is read once by one of the scanners, all of them at once. */
async function scanAll({ url, settings }: Stack, { eventId, guards }: Gate, texts: readonly string[]) {
  const scanners = await Promise.all(guards.map(async (guard) => {
    const connection = new Connection(url)
    return { connection, browser: new Browser(connection, url, await sessionCookie(guard, url, settings.AUTH_SECRET)) }
  }))
  const readings: Reading[] = []
  let next = 0
  const startedAt = performance.now()
  await inLanes(scanners.length, async (lane) => {
    const text = texts[next]
    const scanner = scanners[lane]
    if (text === undefined || !scanner) return false
    next += 1
    try {
      const { answer: { reason }, span } = await scanner.browser.mutate('gate.scan', { eventId, text, zoneId: null, nonce: newId('req') }, answer)
      readings.push({ reason, ms: span.receivedAt - span.sentAt })
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      readings.push({ reason: error.message, ms: 0 })
    }
    return true
  })
  const seconds = (performance.now() - startedAt) / 1000
  for (const { connection } of scanners) connection.close()
  return { readings, scans: { perSecond: Math.round(readings.length / seconds), ms: percentiles(readings.map(({ ms }) => ms)) } }
}

/** The same command called in this process: its SQL by neon-http alone. The codes are typed ones, which need no proof. */
async function scanByNeonHttp({ db, settings }: Stack, { eventId, tickets, guards }: Gate, seconds: number): Promise<Floor> {
  const shell = { db, env: settings, requestId: newId('req'), ip: null }
  const spare = tickets.slice(TICKETS)
  return measure({ atOnce: SCANNERS, seconds }, async (lane) => {
    const ticket = spare.pop()
    const guard = guards[lane]
    assert(ticket && guard, 'there are more tickets than can be let in meanwhile')
    const claim = mintEventClaim({ eventId, by: { kind: 'member', ...guard, roles: rolesWith('gate.scan') } })
    const { reason } = await scanTicket({ ...shell, now: new Date() }, claim, { eventId, text: ticket.code, zoneId: null, nonce: newId('req') })
    assert(reason === 'admitted', `a ticket is let in: ${reason}`)
  })
}

const books = z.object({ used: z.number(), once: z.number(), more: z.number(), repeated: z.number(), audited: z.number() })

const BOOKS = `
  with mine as (select id, scan_count from tickets where event_id = $1 and id = any($2)),
    let_in as (select ticket_id, count(*) as n from scans where event_id = $1 and result = 'admitted' group by ticket_id)
  select count(*) filter (where scan_count = 1)::int as used, count(*) filter (where n = 1)::int as once, count(*) filter (where n > 1)::int as more,
    (select count(*)::int from scans where event_id = $1 and result = 'already_used') as repeated,
    (select count(*)::int from audit_log join mine on mine.id = subject_id where action = 'ticket.admitted') as audited
  from mine left join let_in on ticket_id = mine.id`

async function checkGate(database: Client, { eventId, tickets }: Gate, readings: readonly Reading[], repeats: number): Promise<Check[]> {
  const asked = tickets.slice(0, TICKETS).map(({ id }) => id)
  const found = books.parse(only((await database.query(BOOKS, [eventId, asked])).rows))
  const heard = (reason: string) => readings.filter((reading) => reading.reason === reason).length
  const other = readings.filter(({ reason }) => reason !== 'admitted' && reason !== 'already_used')
  return [
    { what: 'tickets with exactly one admission', wanted: TICKETS, found: found.once },
    { what: 'tickets let in more than once', wanted: 0, found: found.more },
    { what: 'tickets that say they were let in once', wanted: TICKETS, found: found.used },
    { what: 'admissions in the audit log', wanted: TICKETS, found: found.audited },
    { what: 'readings answered with an admission', wanted: TICKETS, found: heard('admitted') },
    { what: 'repeated readings refused', wanted: repeats, found: heard('already_used') },
    { what: 'refusals kept', wanted: repeats, found: found.repeated },
    { what: 'readings with another answer', wanted: 0, found: other.length, example: other[0]?.reason },
  ]
}

/** A crowd at many gates: every ticket is let in once, also when two scanners read it at once. */
export const scanSuite = (bench: Bench): Promise<Part> => withDatabase(bench.stack.urls.postgres, (database) => scanWith(bench, database))

async function scanWith({ stack, floors, size }: Bench, database: Client): Promise<Part> {
  const gate = await step(`Tickets: ${TICKETS + SPARE} that were bought, and ${SCANNERS} members at the gate`, () => makeGate(stack, database))
  const signer = createTicketSigner(stack.settings.TICKET_SIGNING_KEYS)
  const codes = await step(`Codes: ${TICKETS}, signed`, () => Promise.all(gate.tickets.slice(0, TICKETS).map(({ id }) => signer.sign(id, gate.eventId))))
  const texts = withRepeats(codes, REPEATED_SHARE)
  await database.query('analyze')
  const own = await step('Scan: its SQL by neon-http', () => scanByNeonHttp(stack, gate, size.seconds))
  const { readings, scans } = await step(`Scan: ${TICKETS} tickets and ${texts.length - TICKETS} again, ${SCANNERS} scanners at once`, () =>
    scanAll(stack, gate, texts),
  )
  const checks = await checkGate(database, gate, readings, texts.length - TICKETS)
  // Whoever was not let in would be reminded by mail while the next suite measures.
  await database.query("update events set status = 'completed' where id = $1", [gate.eventId])
  return {
    checks,
    aims: [{ what: 'scan over HTTP ÷ its SQL by neon-http', seen: ratioOf(scans.perSecond, own.perSecond), atLeast: RATIO_TO_OWN_SQL }],
    figures: { size: { tickets: TICKETS, repeats: texts.length - TICKETS, scanners: SCANNERS }, scans, ownSqlByNeonHttp: own },
    tables: [
      rateTable('scan', [
        { what: 'scans, signed codes', perSecond: scans.perSecond, ownSql: own },
        { what: 'its SQL by neon-http, typed codes', perSecond: own.perSecond },
      ], floors),
      waitTable('ms', [{ what: 'scan', ms: scans.ms }, { what: 'its SQL by neon-http', ms: own.ms }]),
    ],
  }
}
