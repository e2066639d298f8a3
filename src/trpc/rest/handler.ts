import { callTRPCProcedure } from '@trpc/server'
import type { KeyCredential } from '@/platform/authz'
import type { ApiHandler } from '@/platform/http'
import { logUnexpected } from '@/platform/log'
import { sha256 } from '@/platform/random'
import { programContext } from '../context'
import { appRouter } from '../root'
import { shellOf } from '../shell-of'
import type { Call } from './call'
import { apiDocument } from './document'
import { readBody, readQuery, type ReadInput } from './input'
import { countFor } from './limits'
import { doOnce } from './once'
import { operationsAt, type Found } from './operations'
import { problemOf, problemResponse, Refusal } from './problem'
import { bodyOf, credentialIn, parsed } from './request'
import { describe, type Described } from './schemas'

const BASE = '/api/v1'
/** What is announced to everybody may be read by any page and kept for a moment; a key is for programs, never for pages. */
const FOR_EVERYBODY = { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=60' }
const FOR_ONE = { 'cache-control': 'private, no-store' }

/** The REST API under `/api/v1`: the site's own procedures for programs with a key. Every refusal is a problem by RFC 9457. */
export const restHandler: ApiHandler = async (request, context) => {
  const shell = shellOf(request, context)
  const call: Call = { shell, request, url: new URL(request.url), headers: new Headers({ 'x-request-id': shell.requestId }), input: {} }
  const answer = await answerCall(call).catch(async (error: unknown) => {
    const problem = problemOf(error, call.input)
    if (problem.status >= 500) logUnexpected('rest', shell.requestId, error)
    return problemResponse(problem, { headers: request.headers, requestId: shell.requestId, appUrl: shell.env.APP_URL })
  })
  for (const [name, value] of call.headers) if (!answer.headers.has(name)) answer.headers.set(name, value)
  return request.method === 'HEAD' ? new Response(null, answer) : answer
}

async function answerCall(call: Call): Promise<Response> {
  const { request, url } = call
  const path = url.pathname.slice(BASE.length)
  if (path === '/openapi.json') return answerDocument(call)
  const found = operationsAt(path)
  if (found.length === 0) throw new Refusal({ status: 404, code: 'api.path_unknown' })
  const asked = found.find(({ operation }) => operation.method === (request.method === 'HEAD' ? 'GET' : request.method))
  if (!asked) return answerMethod(call, found)
  const described = await describe(asked.operation)
  if (described.permission === null) {
    for (const [name, value] of Object.entries(FOR_EVERYBODY)) call.headers.set(name, value)
    await countFor(call, undefined)
    return answerOperation(call, asked, described, undefined)
  }
  try {
    const credential = await credentialIn(request.headers)
    await countFor(call, credential)
    return await answerOperation(call, asked, described, credential)
  } catch (error) {
    // Who tries keys is counted by network, however many keys there are to try.
    if (problemOf(error, call.input).status === 401) await countFor(call, undefined)
    throw error
  }
}

async function answerOperation(call: Call, asked: Found, described: Described, credential: KeyCredential | undefined): Promise<Response> {
  const { request, shell, url } = call
  if (asked.operation.method === 'GET') {
    return answered(call, described, await run(call, asked, readQuery(described.input, asked.params, url.searchParams), credential))
  }
  const text = await bodyOf(request)
  const key = request.headers.get('idempotency-key')
  const work = async () => run(call, asked, readBody(described.input, asked.params, parsed(text)), credential)
  if (key === null || !credential) return answered(call, described, await work())
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw new Refusal({ status: 400, code: 'api.idempotency_key_malformed' })
  const once = { credential, key, requestHash: await sha256(`${request.method} ${url.pathname} ${text}`) }
  return answered(call, described, await doOnce(shell, once, work))
}

async function run({ shell, input }: Call, { operation }: Found, read: ReadInput, key: KeyCredential | undefined): Promise<unknown> {
  if (!read.ok) throw new Refusal({ status: 400, code: 'api.input_invalid', issues: read.issues })
  Object.assign(input, read.input)
  return callTRPCProcedure({
    router: appRouter,
    path: operation.procedure,
    getRawInput: async () => read.input,
    ctx: programContext(shell, key),
    type: operation.method === 'GET' ? 'query' : 'mutation',
    signal: undefined,
    batchIndex: 0,
  })
}

function answered({ headers, url }: Call, { permission, isNullable }: Described, body: unknown): Response {
  if (body === null && isNullable) throw new Refusal({ status: 404, code: 'api.nothing_here' })
  const next = body instanceof Object && 'nextCursor' in body ? body.nextCursor : null
  if (typeof next === 'string') headers.set('link', `<${nextPage(url, next)}>; rel="next"`)
  return Response.json(body, { headers: { ...(permission === null ? FOR_EVERYBODY : FOR_ONE), vary: 'accept-language' } })
}

function nextPage({ pathname, searchParams }: URL, cursor: string): string {
  const query = new URLSearchParams(searchParams)
  query.set('cursor', cursor)
  return `${pathname}?${query}`
}

async function answerDocument(call: Call): Promise<Response> {
  if (call.request.method !== 'GET' && call.request.method !== 'HEAD') return refuseMethod(call, ['GET'])
  return Response.json(await apiDocument(), { headers: { ...FOR_EVERYBODY, 'cache-control': 'public, max-age=300' } })
}

async function answerMethod(call: Call, found: readonly Found[]): Promise<Response> {
  const isOpen = (await Promise.all(found.map(({ operation }) => describe(operation)))).some(({ permission }) => permission === null)
  const methods = found.map(({ operation }) => operation.method)
  return refuseMethod(call, methods, isOpen)
}

/** `OPTIONS` tells what is allowed, to pages of others too where anybody may read. */
function refuseMethod({ request }: Call, methods: readonly string[], isOpen = true): Response {
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
  if (request.method !== 'OPTIONS') throw new Refusal({ status: 405, code: 'api.method_not_allowed', meta: { allow }, headers: { allow } })
  const shared = isOpen ? { 'access-control-allow-origin': '*', 'access-control-allow-methods': 'GET, HEAD', 'access-control-max-age': '86400' } : {}
  return new Response(null, { status: 204, headers: { allow, ...shared } })
}
