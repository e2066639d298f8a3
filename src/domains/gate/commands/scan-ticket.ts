import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { at } from '@/db/literals'
import { runStatement } from '@/db/statement'
import { TICKET_EXPIRY } from '@/db/schema/tickets'
import type { DeviceError } from '@/domains/devices/contract'
import { deviceProof, deviceSeen } from '@/domains/devices/queries'
import { keyUseCte } from '@/domains/keys/commands/note-key-use'
import { keyProof } from '@/domains/keys/queries'
import { assert, only } from '@/lib/assert'
import { DomainError, postgresError } from '@/lib/errors'
import { newId, type Id } from '@/lib/ids'
import { parseTicketCode } from '@/lib/ticket-code'
import { auditCte } from '@/platform/audit'
import type { Claimant, EventClaim } from '@/platform/authz'
import type { Shell } from '@/platform/shell'
import { createTicketSigner } from '@/platform/signing'
import { SCAN_REASONS, scanResult, type ScanInput, type ScanReason, type ScanResult, type GateError } from '../contract'

type ScanShell = Pick<Shell, 'db' | 'env' | 'now' | 'requestId' | 'ip'>

const jsonDate = z.string().transform((text) => new Date(text))

const answer = z.object({
  allowed: z.boolean(),
  zone_known: z.boolean(),
  same_ticket: z.boolean(),
  repeated: z.boolean(),
  reason: z.enum(SCAN_REASONS).nullable(),
  scanned_at: jsonDate,
  at: jsonDate.nullable(),
  ticket: scanResult.shape.ticket,
})

/**
 * Judges what a scanner has read and lets the ticket in, or says why not; kept as a scan whatever came of it. One statement:
 * it proves the claim, locks the ticket and judges it in the order of the festival seed's flowchart "Ticket Validation at
 * Entry", so of two scanners with one ticket one admits. A repeated nonce gets the first answer. Throws `gate.not_allowed`,
 * `gate.unknown_zone`, `gate.nonce_reused` and, for a device, `devices.over`.
 */
export async function scanTicket(shell: ScanShell, claim: EventClaim, input: ScanInput): Promise<ScanResult> {
  const statement = scanStatement(shell, claim, input, await readCode(shell, input))
  try {
    return resultOf(claim, only(await runStatement(shell.db, statement, answer)))
  } catch (error) {
    // The same nonce twice at the same instant: the second finds what the first has kept.
    if (postgresError(error)?.constraint !== 'scan_nonce_once') throw error
    return resultOf(claim, only(await runStatement(shell.db, statement, answer)))
  }
}

function resultOf({ by }: EventClaim, { allowed, zone_known, same_ticket, repeated, reason, scanned_at, at: when, ticket }: z.output<typeof answer>): ScanResult {
  if (!allowed && by.kind === 'device') throw new DomainError<DeviceError>('devices.over', 'unauthenticated')
  if (!allowed) throw new DomainError<GateError>('gate.not_allowed', 'forbidden')
  if (!zone_known) throw new DomainError<GateError>('gate.unknown_zone', 'not_found')
  if (!same_ticket) throw new DomainError<GateError>('gate.nonce_reused', 'conflict')
  assert(reason, 'what was asked properly is judged')
  return { reason, scannedAt: scanned_at, ticket, at: when, repeated }
}

/** What the text itself says: why it is no ticket of this event, and else the condition on `tickets x` that finds it. */
interface Reading {
  refusal: Extract<ScanReason, 'malformed' | 'tampered' | 'other_event'> | null
  which: SQL
}

const NO_TICKET = sql`false`

async function readCode({ env }: ScanShell, { text, eventId }: ScanInput): Promise<Reading> {
  const code = parseTicketCode(text)
  if (code.kind === 'malformed') return { refusal: 'malformed', which: NO_TICKET }
  if (code.kind === 'typed') return { refusal: null, which: sql`x.code = ${code.code}` }
  const proven = await createTicketSigner(env.TICKET_SIGNING_KEYS).verify(text)
  if (!proven) return { refusal: 'tampered', which: NO_TICKET }
  if (proven.eventId !== eventId) return { refusal: 'other_event', which: NO_TICKET }
  return { refusal: null, which: sql`x.id = ${proven.ticketId}` }
}

/** In SQL: what joins a claimant to `events e`, who that is, and what else happens when they act. */
interface Proof {
  actor: 'user' | 'key' | 'device'
  actorId: SQL
  joins: SQL
  /** Of a person; null for a program or a device. */
  userId: Id<'usr'> | null
  deviceId: SQL
  keyId: SQL
  use: SQL
}

function proofOf(by: Claimant, zoneId: SQL, now: Date): Proof {
  if (by.kind === 'key') {
    return {
      actor: 'key',
      actorId: sql`a.id`,
      joins: sql`join api_keys a on a.org_id = e.org_id and ${keyProof(by.credential, by.permission, now)}`,
      userId: null,
      deviceId: sql`null::text`,
      keyId: sql`gate.actor_id`,
      use: sql`key_used as (${keyUseCte(sql`(select actor_id from gate)`, now)}),`,
    }
  }
  if (by.kind === 'device') {
    return {
      actor: 'device',
      actorId: sql`d.id`,
      // A device stands at one entrance, and cannot say that it is at another.
      joins: sql`join devices d on d.event_id = e.id and ${deviceProof(by.credential)} and d.zone_id is not distinct from ${zoneId}`,
      userId: null,
      deviceId: sql`gate.actor_id`,
      keyId: sql`null::text`,
      use: sql`device_seen as (${deviceSeen(sql`(select actor_id from gate)`, now)}),`,
    }
  }
  const { userId, sessionId, roles } = by
  return {
    actor: 'user',
    actorId: sql`m.user_id`,
    joins: sql`
      join members m on m.org_id = e.org_id and m.user_id = ${userId}
        and m.role = any(${sql.param([...roles])}::text[]) and (m.event_ids is null or e.id = any(m.event_ids))
      join sessions s on s.id = ${sessionId} and s.user_id = ${userId} and s.ended_at is null and s.expires_at > ${at(now)}`,
    userId,
    deviceId: sql`null::text`,
    keyId: sql`null::text`,
    use: sql``,
  }
}

function scanStatement(shell: ScanShell, { eventId, by }: EventClaim, input: ScanInput, { refusal, which }: Reading): SQL {
  const now = at(shell.now)
  const zoneId = sql`${input.zoneId}::text`
  const proof = proofOf(by, zoneId, shell.now)
  return sql`
    with gate as materialized (
      select e.id, e.org_id, e.status, e.admission_opens_at, e.ends_at, ${proof.actorId} as actor_id
      from events e
      join organisations g on g.id = e.org_id and g.deleted_at is null
      ${proof.joins}
      where e.id = ${eventId}
    ),
    ${proof.use}
    entrance as (
      select z.id from zones z join gate on gate.id = z.event_id where z.id = ${zoneId}
    ),
    prior as (
      select s.* from scans s join gate on gate.id = s.event_id where s.nonce = ${input.nonce}
    ),
    k as materialized (
      select x.* from tickets x join gate on gate.id = x.event_id where ${which} for no key update of x
    ),
    doors as materialized (${doorsOf(now)}),
    verdict as materialized (
      select case
          when ${refusal}::text is not null then ${refusal}::text
          when k.id is null then 'unknown_ticket'
          when k.status in ('cancelled', 'refunded', 'expired') then k.status
          when k.status = 'active' and ${TICKET_EXPIRY} < ${now} then 'expired'
          when gate.status = 'cancelled' or doors.status = 'cancelled' then 'event_cancelled'
          when gate.status = 'draft' or doors.opens_at > ${now} then 'not_open_yet'
          when gate.status = 'completed' or doors.ends_at <= ${now} then 'event_over'
          when ${zoneId} is not null and not exists (
            select from ticket_type_zones z where z.ticket_type_id = k.ticket_type_id and z.zone_id = ${zoneId}
          ) then 'zone_denied'
          when k.status = 'used' or k.scan_count >= k.max_scans then 'already_used'
          else 'admitted'
        end as reason
      from gate left join k on true left join doors on true
      where not exists (select from prior) and (${zoneId} is null or exists (select from entrance))
    ),
    admitted as (
      update tickets
      set scan_count = tickets.scan_count + 1, first_scan_at = coalesce(tickets.first_scan_at, ${now}), last_scan_at = ${now},
        status = case when tickets.scan_count + 1 >= tickets.max_scans then 'used' else tickets.status end
      from k, verdict where tickets.id = k.id and verdict.reason = 'admitted'
      returning tickets.id, tickets.scan_count
    ),
    kept as (
      insert into scans (id, org_id, event_id, occurrence_id, ticket_id, zone_id, scanned_by, device_id, key_id, nonce, result, scanned_at, prior_scan_at)
      select ${newId('scn')}, gate.org_id, gate.id, doors.occurrence_id, k.id, ${zoneId}, ${proof.userId}, ${proof.deviceId}, ${proof.keyId},
        ${input.nonce}, verdict.reason, ${now}, case when verdict.reason = 'already_used' then k.first_scan_at end
      from gate cross join verdict left join k on true left join doors on true
    ),
    audited as (${auditCte(
      shell,
      {
        orgId: sql`gate.org_id`,
        actor: { kind: proof.actor, id: sql`gate.actor_id` },
        action: 'ticket.admitted',
        subjectId: sql`admitted.id`,
        after: sql`jsonb_build_object('scanCount', scan_count, 'zoneId', ${zoneId})`,
      },
      sql`admitted cross join gate`,
    )})
    select gate.id is not null as allowed, ${zoneId} is null or exists (select from entrance) as zone_known,
      prior.id is null or prior.ticket_id is not distinct from k.id as same_ticket, prior.id is not null as repeated,
      coalesce(prior.result, verdict.reason) as reason, to_jsonb(coalesce(prior.scanned_at, ${now})) #>> '{}' as scanned_at,
      to_jsonb(case coalesce(prior.result, verdict.reason)
        when 'already_used' then coalesce(prior.prior_scan_at, k.first_scan_at)
        when 'not_open_yet' then coalesce(
          (select o.admission_opens_at from occurrences o where o.id = prior.occurrence_id), doors.opens_at, gate.admission_opens_at)
      end) #>> '{}' as at,
      case when k.id is not null then jsonb_build_object('code', k.code, 'typeName', t.name, 'maxScans', k.max_scans,
        'scanCount', k.scan_count + (select count(*) from admitted) - (
          select count(*) from scans s
          where s.ticket_id = k.id and s.result = 'admitted' and (s.scanned_at, s.id) > (prior.scanned_at, prior.id)))
      end as ticket
    from (select 1) as always
    left join gate on true left join prior on true left join k on true left join doors on true left join verdict on true
    left join ticket_types t on t.id = k.ticket_type_id`
}

/**
 * The date a ticket `k` is for: its occurrence; for a pass of a series the occurrence that is on, else the next, else the last
 * (one that is cancelled only when all are); and without any the event.
 */
function doorsOf(now: SQL): SQL {
  return sql`
    select date.id as occurrence_id, date.status, coalesce(date.admission_opens_at, gate.admission_opens_at) as opens_at,
      coalesce(date.ends_at, gate.ends_at) as ends_at
    from k cross join gate join ticket_types t on t.id = k.ticket_type_id
    left join lateral (
      select o.id, o.status, o.admission_opens_at, o.ends_at from occurrences o
      where o.event_id = gate.id and case when k.occurrence_id is null then t.admission = 'subscription' else o.id = k.occurrence_id end
      order by o.status = 'cancelled', o.ends_at <= ${now}, case when o.ends_at > ${now} then o.admission_opens_at end, o.ends_at desc
      limit 1
    ) date on true`
}
