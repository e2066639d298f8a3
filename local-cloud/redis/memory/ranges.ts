import { RedisError, type Reply } from '../reply.ts'
import { floatText, Options, slice, syntaxError, toFloat, toInteger } from './arguments.ts'
import type { Scored } from './sorted-set.ts'

/** ZRANGE over members in order: `BYSCORE`, `BYLEX`, `REV`, `LIMIT offset count`, `WITHSCORES`. */
export function range(order: Scored[], start: string, stop: string, rest: string[]): Reply {
  const limitAt = rest.findIndex((word) => word.toUpperCase() === 'LIMIT')
  const [, offset, count] = limitAt < 0 ? [] : rest.splice(limitAt, 3)
  const options = new Options(rest, ['BYSCORE', 'BYLEX', 'REV', 'WITHSCORES'])
  if (limitAt >= 0 && count === undefined) throw syntaxError()
  const isReversed = options.has('REV')
  // Reversed, the bounds of scores and names come highest first, but ranks are counted from the top.
  const [low, high] = isReversed ? [stop, start] : [start, stop]
  let chosen: Scored[]
  if (options.has('BYSCORE')) chosen = byScore(order, low, high)
  else if (options.has('BYLEX')) chosen = byName(order, low, high)
  else return flat(byRank(isReversed ? order.toReversed() : order, start, stop), options.has('WITHSCORES'))
  if (isReversed) chosen = chosen.toReversed()
  if (offset !== undefined && count !== undefined) {
    const from = toInteger(offset)
    chosen = chosen.slice(from, toInteger(count) < 0 ? undefined : from + toInteger(count))
  }
  return flat(chosen, options.has('WITHSCORES'))
}

export function byRank(order: Scored[], start: string, stop: string): Scored[] {
  return slice(order, toInteger(start), toInteger(stop))
}

export function byScore(order: Scored[], min: string, max: string): Scored[] {
  const low = scoreBound(min)
  const high = scoreBound(max)
  return order.filter(({ score }) => {
    const isAbove = low.isOpen ? score > low.score : score >= low.score
    return isAbove && (high.isOpen ? score < high.score : score <= high.score)
  })
}

function scoreBound(text: string): { score: number; isOpen: boolean } {
  const isOpen = text.startsWith('(')
  try {
    return { score: toFloat(isOpen ? text.slice(1) : text), isOpen }
  } catch {
    throw new RedisError('ERR min or max is not a float')
  }
}

export function byName(order: Scored[], min: string, max: string): Scored[] {
  return order.filter(({ member }) => isPast(min, member, '-', '+') && isPast(max, member, '+', '-', -1))
}

// Whether `member` lies on the inner side of a bound: `always` lets everything in, `never` nothing.
function isPast(bound: string, member: string, always: string, never: string, direction = 1): boolean {
  if (bound === always) return true
  if (bound === never) return false
  const limit = bound.slice(1)
  if (!/^[[(]/.test(bound)) throw new RedisError('ERR min or max not valid string range item')
  if (member === limit) return bound.startsWith('[')
  return direction > 0 ? member > limit : member < limit
}

export function flat(chosen: Scored[], withScores: boolean): Reply {
  return chosen.flatMap(({ member, score }) => (withScores ? [member, floatText(score)] : [member]))
}
