import { z } from 'zod'
import { type ApiHandler, refusal, wrongMethod } from './http'
import { log } from './log'
import { countTry } from './redis'
import { services } from './shell'

const reported = z.object({
  'csp-report': z.object({
    'effective-directive': z.string().max(60),
    'document-uri': z.string().max(4_000),
    'blocked-uri': z.string().max(4_000).default(''),
  }),
})

/**
 * What browsers were told not to load, `POST /api/reports`, sent by them as the policy of a page asks for
 * (https://www.w3.org/TR/CSP3/#deprecated-serialize-violation). Anybody can send one: it is said in the log, and no more is done.
 */
export const reportsHandler: ApiHandler = async (request) => {
  if (request.method !== 'POST') return wrongMethod('POST')
  const report = reported.safeParse(await request.json().catch(() => null))
  if (!report.success) return refusal(400, 'not_a_report')
  const network = request.headers.get('cf-connecting-ip') ?? 'unknown'
  const { retryAfterMs } = await countTry(services().redis, 'policyReport', network)
  if (retryAfterMs !== null) return refusal(429, 'too_many')
  const { 'effective-directive': directive, 'document-uri': page, 'blocked-uri': blocked } = report.data['csp-report']
  log('warn', 'page.blocked', { directive, page: pathOf(page), blocked: originOf(blocked) })
  return new Response(null, { status: 204 })
}

/** Without the query, which may hold the secret of a mailed link. */
function pathOf(address: string): string {
  return URL.canParse(address) ? new URL(address).pathname : 'unknown'
}

/** `inline` and `eval` are words of the standard's own. */
function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : address.slice(0, 20)
}
