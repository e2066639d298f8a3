import type { Client } from 'pg'
import { z } from 'zod'
import { only } from '../../src/lib/assert.ts'
import { idSchema } from '../../src/lib/id-schema.ts'

/** Tickets come two in an order, for all tables that grow with them. */
const TICKETS_AN_ORDER = 2
/** Of the big event's tickets so many belong to the one account that is asked for its tickets. */
const TICKETS_OF_ACCOUNT = 40

const filled = z.object({
  orgId: idSchema('org'),
  eventId: idSchema('evt'),
  ticketTypeId: idSchema('tty'),
  userId: idSchema('usr'),
  email: z.string(),
})

/** The first event, whose doors are open and which is on sale; and an account with tickets to it. */
export type Filled = z.output<typeof filled>

export interface Bulk {
  events: number
  tickets: number
  /** Of those the first event has so many. */
  ticketsOfFirst: number
  /** Of the tickets of other events such a share has been scanned. */
  scannedShare: number
}

// A bijection on 30 bits, so that codes are without order and each is there once.
const CODE = (n: string) => {
  const mixed = `((${n}) * 387420489::bigint & 1073741823)`
  const letters = [0, 5, 10, 15, 20, 25].map((bits) => `substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', (${mixed} >> ${bits} & 31)::int + 1, 1)`)
  return `'TKT-' || ${letters.join(' || ')}`
}

const WORDS = `(array['amber','birch','canvas','delta','ember','fjord','gravel','harbour','indigo','juniper','kestrel','lantern',
  'meadow','nocturne','orchid','pepper','quartz','raven','saffron','timber'])`
const CITIES = `(array['Leipzig','Berlin','Hamburg','Lyon','Paris','Lille','Sevilla','Madrid','Bilbao','Lagos','Accra','Cairo','Tunis',
  'Zürich','Basel','Wien','Graz','Porto','Lisboa','Gent'])`

const PLACES = `
  insert into organisations (id, slug, name, country, support_email)
    select new_id('org'), 'bulk-' || n, 'Organiser ' || n, 'DE', 'help@bulk.example' from generate_series(1, greatest($1::int / 50, 1)) n;
  create temporary table orgs as select row_number() over () - 1 as n, id from organisations where slug like 'bulk-%';
  insert into venues (id, org_id, name, address, city, country)
    select new_id('ven'), o.id, 'Hall ' || c, 'Street 1', (${CITIES})[c], 'DE' from orgs o, generate_series(1, 4) k, lateral (select ((o.n * 4 + k) % 20 + 1)::int as c) city;
  create temporary table places as select row_number() over () - 1 as n, id, org_id, city from venues where org_id in (select id from orgs);
  create temporary table made_events as
    select e.n, p.org_id, p.id as venue_id, p.city, new_id('evt') as event_id, new_id('tty') as type_id, new_id('stk') as stock_id,
      case when e.n = 0 then now() + interval '1 hour' else now() + interval '1 day' + (e.n * 7919 % 40000) * interval '17 minutes' end as starts_at,
      initcap((${WORDS})[e.n % 20 + 1] || ' ' || (${WORDS})[e.n / 20 % 20 + 1]) || ' ' || e.n as name
    from generate_series(0, $1::int - 1) as e(n) join places p on p.n = e.n % (select count(*) from places);
  analyze made_events`

const EVENTS = `
  insert into events (id, org_id, venue_id, city, slug, kind, status, name, summary, body, time_zone, currency, capacity, colors, starts_at, next_at, ends_at,
      admission_opens_at, published_at, search_text)
    select event_id, org_id, venue_id, city, 'bulk-' || n, (array['concert','festival','conference'])[n % 3 + 1], 'published',
      jsonb_build_object('en', name), jsonb_build_object('en', 'One night, one room.'), jsonb_build_object('en', 'Doors at seven.'),
      'Europe/Berlin', 'EUR', 1000000, '["#1f1147","#ff6b4a"]', starts_at, starts_at, starts_at + interval '3 hours', starts_at - interval '2 hours', now(),
      lower(' ' || name || ' one night, one room. ' || city)
    from made_events;
  insert into ticket_types (id, org_id, event_id, kind, name, description, position, price_minor, currency, tax_bps, max_scans)
    select type_id, org_id, event_id, 'standard', '{"en":"Standing"}', '{"en":"One person."}', 0, 2500, 'EUR', 1900, 1 from made_events;
  insert into stocks (id, org_id, event_id, ticket_type_id, quota, sold)
    select stock_id, org_id, event_id, type_id, 10000000, 0 from made_events;
  insert into users (id, email, name, status, email_verified_at)
    select new_id('usr'), 'bulk-' || n || '@people.example', 'Ines Okafor', 'active', now() from generate_series(0, $2::int / 10) n;
  create temporary table people as select row_number() over (order by email) as n, id, email from users where email like 'bulk-%';
  create index on people (n);
  analyze people`

const ORDERS = `
  create temporary table made_orders as
    select g.n, e.org_id, e.event_id, e.type_id, e.stock_id, new_id('rsv') as reservation_id, new_id('ord') as order_id, new_id('oln') as line_id,
      u.id as user_id, coalesce(u.email, 'guest-' || g.n || '@people.example') as email, md5(g.n::text) || md5((-g.n)::text) as hash,
      now() - (g.n % 200000) * interval '20 seconds' as at
    from generate_series(0, $2::int / ${TICKETS_AN_ORDER} - 1) as g(n)
    join made_events e on e.n = case when g.n < $3::int / ${TICKETS_AN_ORDER} then 0 else 1 + g.n % greatest($1::int - 1, 1) end
    left join people u on u.n = case when g.n < ${TICKETS_OF_ACCOUNT / TICKETS_AN_ORDER} then 1 when g.n % 2 = 0 then 2 + g.n % greatest($2::int / 10 - 2, 1) end;
  insert into reservations (id, org_id, event_id, buyer_hash, user_id, status, request_id, expires_at, ended_at, created_at)
    select reservation_id, org_id, event_id, hash, user_id, 'converted', 'req-' || n, at, at, at from made_orders;
  insert into reservation_lines (id, reservation_id, stock_id, ticket_type_id, quantity, unit_minor, currency)
    select new_id('rsl'), reservation_id, stock_id, type_id, ${TICKETS_AN_ORDER}, 2500, 'EUR' from made_orders;
  insert into orders (id, org_id, event_id, reservation_id, number, status, user_id, buyer_hash, email, name, locale, currency, subtotal_minor,
      discount_minor, fees_minor, tax_minor, total_minor, request_id, confirmed_at, created_at)
    select order_id, org_id, event_id, reservation_id, 'FG-' || n, 'confirmed', user_id, hash, email, 'Ines Okafor', 'en', 'EUR', 5000, 0, 0, 0, 5000,
      'req-' || n, at, at from made_orders;
  insert into order_lines (id, order_id, kind, position, ticket_type_id, quantity, unit_minor, amount_minor, tax_bps)
    select line_id, order_id, 'ticket', 0, type_id, ${TICKETS_AN_ORDER}, 2500, 5000, 1900 from made_orders`

const TICKETS = `
  insert into tickets (id, org_id, event_id, ticket_type_id, order_id, order_line_id, user_id, code, holder_name, holder_email, max_scans, created_at)
    select new_id('tkt'), org_id, event_id, type_id, order_id, line_id, user_id, ${CODE(`n * ${TICKETS_AN_ORDER} + k`)}, 'Ines Okafor', email, 1, at
    from made_orders, generate_series(0, ${TICKETS_AN_ORDER - 1}) k;
  with scanned as (
    update tickets set status = 'used', scan_count = 1, first_scan_at = now(), last_scan_at = now()
    where event_id <> (select event_id from made_events where n = 0) and hashtext(id) % 100 between 0 and $4::float8 * 100 - 1
    returning id, org_id, event_id
  ), kept as (
    insert into scans (id, org_id, event_id, ticket_id, nonce, result, scanned_at)
    select new_id('scn'), org_id, event_id, id, 'bulk-' || id, 'admitted', now() from scanned
  )
  insert into audit_log (org_id, at, actor_kind, action, subject_id) select org_id, now(), 'user', 'ticket.admitted', id from scanned;
  update stocks s set sold = t.n from (select event_id, count(*)::int as n from tickets group by event_id) t where t.event_id = s.event_id
    and s.id in (select stock_id from made_events)`

/**
 * Fills a migrated database with events on sale and paid orders with their tickets, by SQL. The connection must be of a
 * superuser: foreign keys are not looked up for each row, for the rows are made of each other.
 */
export async function fill(client: Client, { events, tickets, ticketsOfFirst, scannedShare }: Bulk): Promise<Filled> {
  await client.query('set session_replication_role = replica')
  const numbers = [events, tickets, ticketsOfFirst, scannedShare]
  for (const statement of [PLACES, EVENTS, ORDERS, TICKETS].flatMap((script) => script.split(';\n'))) {
    await client.query(statement.replaceAll(/\$(\d)/g, (_, place) => String(numbers[Number(place) - 1])))
  }
  const { rows } = await client.query(`
    select e.org_id as "orgId", e.event_id as "eventId", e.type_id as "ticketTypeId", u.id as "userId", u.email
    from made_events e, people u where e.n = 0 and u.n = 1`)
  for (const name of ['made_orders', 'made_events', 'people', 'places', 'orgs']) await client.query(`drop table ${name}`)
  await client.query('set session_replication_role = origin')
  return filled.parse(only(rows))
}
