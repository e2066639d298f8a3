import type { Redis } from '@upstash/redis'
import type { RedisSettings } from './redis'

/**
 * A state that many watch and few change. It goes through Redis whole each time, under a number that only grows: who hears
 * the newest has missed nothing. What is here may all be lost; the truth stands in Postgres.
 */
export interface LiveState {
  /** Unix ms of when it was read, or one more than the last: grows, also past a Redis that forgot. */
  readonly id: number
  /** Unix ms of when it changes by the clock alone; 0: never. */
  readonly changesAt: number
  /** One line of JSON. `null`: there is nothing to watch. */
  readonly json: string
}

/** Between two publications of a topic: a flash sale is told of two to three times a second. */
const PACE_MS = 400
/** As long as the one who is to publish next is waited for before somebody else may. */
const NEXT_PATIENCE_MS = 2_000
/** A topic is worth publishing this long after somebody began to watch: longer than a connection lives. */
const WATCHED_SECONDS = 15 * 60
const STATE_MS = 60 * 60_000
/** What is not there may be there soon. */
const NOTHING_MS = 15_000
/** Longer than that a publication does not take: who owes it is gone. */
const OWED_AFTER_MS = 2_000

const keysOf = (topic: string) => ({
  channel: `live:${topic}`,
  watched: `live:${topic}:watched`,
  state: `live:${topic}:state`,
  turn: `live:${topic}:turn`,
  next: `live:${topic}:next`,
  id: `live:${topic}:id`,
})

/** Why somebody asks for a turn. */
export type Cause =
  | { is: 'change' }
  /** A change that has waited for its turn. */
  | { is: 'next' }
  /** Nothing is known to have changed, but a state newer than `seen` (an id; 0: any at all) is wanted. */
  | { is: 'look'; seen: number }

/** What they are to do. */
export type Turn =
  /** Read the state and publish it under this id. */
  | { outcome: 'publish'; id: number }
  /** Ask again after so long, as the one who is next. */
  | { outcome: 'wait'; ms: number }
  /** Somebody else reads it later than now, or has. */
  | { outcome: 'covered' }
  | { outcome: 'unwatched' }

// The id is drawn before the state is read: whoever read later has the higher one, however long it took.
const TAKE_TURN = `
  local watched, state, turn, following, id = unpack(KEYS)
  local now, pace, patience, cause, seen, lost = unpack(ARGV)
  if cause == 'next' then redis.call('DEL', following) end
  if redis.call('EXISTS', watched) == 0 then
    redis.call('DEL', state)
    return {'unwatched', 0}
  end
  if cause == 'look' then
    local held = redis.call('GET', state)
    if held and tonumber(string.match(held, '^%d+')) > tonumber(seen) then return {'covered', 0} end
    local last = tonumber(redis.call('GET', id) or '0')
    if last > tonumber(seen) and tonumber(now) - last < tonumber(lost) then return {'covered', 0} end
  end
  if redis.call('SET', turn, '1', 'NX', 'PX', pace) then
    local drawn = math.max(tonumber(redis.call('GET', id) or '0') + 1, tonumber(now))
    redis.call('SET', id, string.format('%.0f', drawn), 'EX', 604800)
    return {'publish', drawn}
  end
  if cause ~= 'look' and redis.call('SET', following, '1', 'NX', 'PX', patience) then
    return {'wait', math.max(redis.call('PTTL', turn), 1)}
  end
  return {'covered', 0}`

/** Asks for a turn to publish; for a change, after its commit. One command. */
export async function takeTurn(redis: Redis, topic: string, now: number, cause: Cause): Promise<Turn> {
  const { watched, state, turn, next, id } = keysOf(topic)
  const args = [String(now), String(PACE_MS), String(NEXT_PATIENCE_MS), cause.is, String(cause.is === 'look' ? cause.seen : 0), String(OWED_AFTER_MS)]
  const [outcome, value] = await redis.eval<string[], [Turn['outcome'], number]>(TAKE_TURN, [watched, state, turn, next, id], args)
  switch (outcome) {
    case 'publish':
      return { outcome, id: value }
    case 'wait':
      return { outcome, ms: value }
    default:
      return { outcome }
  }
}

const PUBLISH = `
  local held = redis.call('GET', KEYS[1])
  if held and tonumber(string.match(held, '^%d+')) >= tonumber(ARGV[1]) then return 0 end
  redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
  redis.call('PUBLISH', KEYS[2], ARGV[2])
  return 1`

/** Keeps a state and tells all who watch, unless a later one was quicker. One command. */
export async function publishState(redis: Redis, topic: string, { id, changesAt, json }: LiveState): Promise<void> {
  const { state, channel } = keysOf(topic)
  const keptMs = json === 'null' ? NOTHING_MS : STATE_MS
  await redis.eval(PUBLISH, [state, channel], [String(id), `${id} ${changesAt} ${json}`, String(keptMs)])
}

/** The newest state, null when none is kept; whether one is owed by somebody who is gone. Says that somebody watches. */
export async function watchState(redis: Redis, topic: string, now: number): Promise<{ state: LiveState | null; isOwed: boolean }> {
  const { watched, state, id } = keysOf(topic)
  const [, text, drawn] = await redis
    .pipeline()
    .set(watched, 1, { ex: WATCHED_SECONDS })
    .get<string>(state)
    .get<number>(id)
    .exec<['OK', string | null, number | null]>()
  const held = text === null ? null : parseState(text)
  const isOwed = drawn !== null && held !== null && drawn > held.id && now - drawn > OWED_AFTER_MS
  return { state: held, isOwed }
}

const STATE = /^(\d+) (\d+) (.+)$/

function parseState(text: string): LiveState | null {
  const [, id, changesAt, json] = STATE.exec(text) ?? []
  return json === undefined ? null : { id: Number(id), changesAt: Number(changesAt), json }
}

/**
 * Listens to a topic; what it answers yields each state that is published from now on, and ends when Redis ends it.
 * Rejects when Redis does not answer. By hand: the SDK's subscriber does not tell that its stream has ended.
 * Source: https://upstash.com/docs/redis/features/restapi#subscribe
 */
export async function listen(
  { UPSTASH_REDIS_REST_URL, UPSTASH_REDIS_REST_TOKEN }: RedisSettings,
  topic: string,
  signal: AbortSignal,
): Promise<AsyncGenerator<LiveState, void>> {
  const { channel } = keysOf(topic)
  const response = await fetch(`${UPSTASH_REDIS_REST_URL}/subscribe/${encodeURIComponent(channel)}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${UPSTASH_REDIS_REST_TOKEN}`, accept: 'text/event-stream' },
    signal,
  })
  const lines = dataLines(response)
  // Its first line says that it listens: what is published from here on is heard.
  const { value } = await lines.next()
  if (!value?.startsWith('subscribe,')) throw new Error(`Redis does not let us listen: ${response.status}`)
  return statesIn(lines, `message,${channel},`)
}

async function* statesIn(lines: AsyncGenerator<string, void>, prefix: string): AsyncGenerator<LiveState, void> {
  for await (const line of lines) {
    const state = line.startsWith(prefix) ? parseState(line.slice(prefix.length)) : null
    if (state) yield state
  }
}

async function* dataLines({ ok, body }: Response): AsyncGenerator<string, void> {
  if (!ok || !body) return
  const decoder = new TextDecoder()
  let rest = ''
  for await (const bytes of body) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line.startsWith('data: ')) yield line.slice('data: '.length)
  }
}
