import { sql, type SQL } from 'drizzle-orm'

/** How a line's quantity `n` changes the counters of its pool, stock and tier. */
const MOVES = {
  release: sql`held = held - moving.n`,
  sell: sql`held = held - moving.n, sold = sold + moving.n`,
  sellAtOnce: sql`sold = sold + moving.n`,
  takeBack: sql`sold = sold - moving.n`,
} as const

/**
 * The CTEs that move the stock of reservation lines. `lines` names a CTE of (stock_id, pool_id, price_tier_id, quantity) that
 * has rows only when the move is to happen, so that it happens once. Counters that would break a quota abort the statement.
 * Of a move that gives back, defines `revived` (event_id): the events of which something that had run out is there again.
 */
export function moveStock(lines: SQL, move: keyof typeof MOVES): SQL {
  const change = MOVES[move]
  // Locked in one order everywhere (pools, stocks, tiers; by id): two carts in opposite order would deadlock.
  return sql`
    locked_pools as materialized (
      select id from pools where id = any (array(select pool_id from ${lines})) order by id for no key update
    ),
    locked_stocks as materialized (
      select id from stocks where id = any (array(select stock_id from ${lines})) and (select count(*) from locked_pools) >= 0
      order by id for no key update
    ),
    locked_tiers as materialized (
      select id from price_tiers where id = any (array(select price_tier_id from ${lines})) and (select count(*) from locked_stocks) >= 0
      order by id for no key update
    ),
    moved_pools as (
      update pools set ${change}
      from (select pool_id, sum(quantity)::int as n from ${lines} where pool_id is not null
        and (select count(*) from locked_tiers) >= 0 group by pool_id) as moving
      where pools.id = moving.pool_id
      returning pools.event_id, quota - held - sold = moving.n as was_empty
    ),
    moved_stocks as (
      update stocks set ${change}
      from (select stock_id, sum(quantity)::int as n from ${lines}
        where (select count(*) from locked_tiers) >= 0 group by stock_id) as moving
      where stocks.id = moving.stock_id
      returning stocks.event_id, quota - held - sold = moving.n as was_empty
    ),
    moved_tiers as (
      update price_tiers set ${change}
      from (select price_tier_id, sum(quantity)::int as n from ${lines} where price_tier_id is not null
        and (select count(*) from locked_tiers) >= 0 group by price_tier_id) as moving
      where price_tiers.id = moving.price_tier_id
      returning price_tiers.ticket_type_id, coalesce(quota - held - sold = moving.n, false) as was_empty
    ),
    revived as (
      select event_id from moved_pools where was_empty
      union select event_id from moved_stocks where was_empty
      union select t.event_id from moved_tiers m join ticket_types t on t.id = m.ticket_type_id where m.was_empty
    )`
}
