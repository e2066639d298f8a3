const DAY_MS = 86_400_000
/** The vendor waits e^(2.5 n) seconds, 12 s, 2.5 min, 30 min; nobody waits that long at a desk. */
const LOCAL_BASE_MS = 250

const FUNCTIONS: Record<string, (...values: number[]) => number> = {
  pow: (base = NaN, exponent = NaN) => base ** exponent,
  exp: (x = NaN) => Math.exp(x),
  sqrt: (x = NaN) => Math.sqrt(x),
  abs: (x = NaN) => Math.abs(x),
  floor: (x = NaN) => Math.floor(x),
  ceil: (x = NaN) => Math.ceil(x),
  round: (x = NaN) => Math.round(x),
  min: Math.min,
  max: Math.max,
}

/** How long to wait after the attempt that was retried `retried` times so far, unless the message or the answer says. */
export function backoffMs(retried: number): number {
  return Math.min(LOCAL_BASE_MS * 2 ** retried, DAY_MS)
}

/**
 * The value of an `Upstash-Retry-Delay` expression such as `pow(2, retried) * 1000`, in milliseconds, at most a day. Null
 * when it is no expression. Grammar and functions: upstash.com/docs/qstash/features/retry.
 */
export function retryDelayMs(expression: string, retried: number): number | null {
  const tokens = expression.match(/\d+\.?\d*|\w+|\S/g) ?? []
  let at = 0
  const take = (token: string): boolean => {
    if (tokens[at] !== token) return false
    at += 1
    return true
  }

  const sum = (): number => {
    let value = product()
    for (;;) {
      if (take('+')) value += product()
      else if (take('-')) value -= product()
      else return value
    }
  }
  const product = (): number => {
    let value = factor()
    for (;;) {
      if (take('*')) value *= factor()
      else if (take('/')) value /= factor()
      else if (take('%')) value %= factor()
      else return value
    }
  }
  const factor = (): number => {
    if (take('-')) return -factor()
    if (take('(')) {
      const value = sum()
      return take(')') ? value : NaN
    }
    const token = tokens[at++] ?? ''
    if (/^\d/.test(token)) return Number(token)
    if (token === 'retried') return retried
    const call = Object.hasOwn(FUNCTIONS, token) ? FUNCTIONS[token] : undefined
    if (!call || !take('(')) return NaN
    const values = [sum()]
    while (take(',')) values.push(sum())
    return take(')') ? call(...values) : NaN
  }

  const value = sum()
  if (at !== tokens.length || Number.isNaN(value)) return null
  return Math.min(Math.max(Math.round(value), 0), DAY_MS)
}

/** What the answer itself asks for: seconds, a date, or `6m5s` in one of the headers the vendor obeys; null when nothing. */
export function askedDelayMs(headers: Record<string, string[]>, nowMs: number): number | null {
  const names = ['retry-after', 'x-ratelimit-reset', 'x-ratelimit-reset-requests', 'x-ratelimit-reset-tokens']
  for (const name of names) {
    const value = headers[name]?.[0]
    const delayMs = value === undefined ? null : parseAsked(value.trim(), nowMs)
    if (delayMs !== null && delayMs <= DAY_MS) return delayMs
  }
  return null
}

function parseAsked(value: string, nowMs: number): number | null {
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000
  if (/^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(value)) {
    const unitMs: Record<string, number> = { ns: 1e-6, us: 1e-3, µs: 1e-3, ms: 1, s: 1000, m: 60_000, h: 3_600_000 }
    return [...value.matchAll(/([\d.]+)([a-zµ]+)/g)].reduce((sum, [, n, unit]) => sum + Number(n) * (unitMs[unit ?? ''] ?? 0), 0)
  }
  const dateMs = Date.parse(value)
  return Number.isNaN(dateMs) ? null : Math.max(dateMs - nowMs, 0)
}
