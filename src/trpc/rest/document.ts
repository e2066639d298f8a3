import { z } from 'zod'
import { KEY_PERMISSIONS } from '@/lib/permissions'
import { OPERATIONS, paramNames, TAGS, type Operation } from './operations'
import { describe, type Described, type JsonSchema } from './schemas'

/** A number goes up with what is added; what would break a program gets a path of its own, `/api/v2`. */
const VERSION = '1.0.0'

const DESCRIPTION = `The same procedures that Fairground’s own pages use, for your programs.

**Keys.** A key belongs to one organisation and carries the permissions it was given; make one on the organisation’s page. Send it as
\`Authorization: Bearer fg_…\`. What another organisation has does not exist for it: 404.

**Lists** answer a page and \`nextCursor\`; hand it back as \`cursor\` with the same filters, or follow the \`Link\` header.

**Writes** take an \`Idempotency-Key\`: a repeat within a day gets the first answer.

**Limits**: 1,000 calls an hour for a key, 100 for a network without one, told by the \`RateLimit\` headers.

**Errors** are problems by RFC 9457, in the language of \`Accept-Language\`; switch on \`code\`. Fields may be added to any answer:
leave alone what you do not know.`

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const text = (description: string) => ({ description, schema: { type: 'string' } })

const HEADERS = {
  RateLimit: text('What is left: the policy, `r` calls, whole again in `t` seconds.'),
  'RateLimit-Policy': text('The policy: `q` calls in `w` seconds.'),
  Link: text('The next page, `rel="next"`; absent on the last one.'),
  'Retry-After': text('Seconds after which to try again.'),
  'WWW-Authenticate': text('What is wrong with the key.'),
  Allow: text('The methods this path takes.'),
}

const PROBLEM: JsonSchema = {
  type: 'object',
  description: 'What went wrong, by RFC 9457.',
  properties: {
    type: { type: 'string', format: 'uri', description: 'Where the problem is described.' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What happened and what to do, in the language that was asked for.' },
    code: { type: 'string', description: 'The same for the same problem, in every language: switch on it.' },
    requestId: { type: 'string', description: 'Finds the call in our logs.' },
    errors: {
      type: 'array',
      description: 'What is wrong with which field.',
      items: {
        type: 'object',
        properties: { path: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
        required: ['path', 'code', 'detail'],
      },
    },
  },
  required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
}

const problem = (description: string, headers: readonly (keyof typeof HEADERS)[] = []) => ({
  description,
  ...(headers.length > 0 && { headers: Object.fromEntries(headers.map((name) => [name, { $ref: `#/components/headers/${name}` }])) }),
  content: { 'application/problem+json': { schema: ref('Problem') } },
})

const RESPONSES = {
  BadInput: problem('Something that was sent has not its form; `errors` says what.'),
  Unauthenticated: problem('The key is missing, not whole, unknown, revoked or expired.', ['WWW-Authenticate']),
  Forbidden: problem('The key was not given this permission.', ['WWW-Authenticate']),
  NotFound: problem('It is not there, or not your organisation’s.'),
  Conflict: problem('It does not fit what is there, or the same call is still under way.'),
  TooLarge: problem('The body is larger than 64 KiB.'),
  UnsupportedMediaType: problem('The body is not `application/json`.'),
  KeyReused: problem('The `Idempotency-Key` was used for another request.'),
  TooMany: problem('The limit is used up.', ['Retry-After', 'RateLimit', 'RateLimit-Policy']),
  Unexpected: problem('Something broke on our side.'),
}

interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description?: string
  readonly schema: JsonSchema
}

/** The OpenAPI 3.1 document of the REST API, made of the procedures' own schemas. */
export type ApiDocument = z.output<typeof documentSchema>

const schemas = z.record(z.string(), z.record(z.string(), z.unknown()))
const documentSchema = z.object({
  openapi: z.string(),
  info: z.object({ title: z.string(), version: z.string(), description: z.string(), license: z.object({ name: z.string(), identifier: z.string() }) }),
  servers: z.array(z.object({ url: z.string() })),
  tags: z.array(z.object({ name: z.string(), description: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))),
  components: z.object({ schemas, headers: schemas, responses: schemas, securitySchemes: schemas }),
})

let made: ApiDocument | undefined

/** Made on first use, then kept by the isolate. */
export async function apiDocument(): Promise<ApiDocument> {
  made ??= await makeDocument()
  return made
}

async function makeDocument(): Promise<ApiDocument> {
  const shared = new Map<string, JsonSchema>([['Problem', PROBLEM]])
  const read = await Promise.all(OPERATIONS.map(async (operation) => ({ operation, described: await describe(operation) })))
  const paths: ApiDocument['paths'] = {}
  for (const { operation, described } of read) {
    paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: operationOf(operation, described, shared) }
  }
  return documentSchema.parse({
    openapi: '3.1.0',
    info: { title: 'Fairground', version: VERSION, description: DESCRIPTION, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/api/v1' }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: Object.fromEntries([...shared].toSorted(([one], [other]) => (one < other ? -1 : 1))),
      headers: HEADERS,
      responses: RESPONSES,
      securitySchemes: {
        key: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'fg_<prefix>_<secret><checksum>',
          description: `A key of an organisation: \`fg_\`, 12 characters, \`_\`, 43 characters, and six that are the CRC-32 of all before them in base 62. It can be given: ${KEY_PERMISSIONS.join(', ')}.`,
        },
      },
    },
  })
}

function operationOf(operation: Operation, described: Described, shared: Map<string, JsonSchema>): JsonSchema {
  const { id, tag, summary, description, method } = operation
  const { permission, input } = described
  const inPath = paramNames(operation)
  const rest = Object.entries(input.properties).filter(([name]) => !inPath.includes(name))
  const parameters = [
    ...inPath.map((name) => parameter('path', name, input.properties[name] ?? { type: 'string' }, true)),
    ...(method === 'GET' ? rest.map(([name, schema]) => parameter('query', name, schema, input.required.includes(name))) : [IDEMPOTENCY_KEY]),
  ]
  const body = { type: 'object', properties: Object.fromEntries(rest), required: input.required.filter((name) => !inPath.includes(name)) }
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: permission === null ? description : `${description}\n\nTakes the permission \`${permission}\`.`,
    security: permission === null ? [] : [{ key: [] }],
    ...(permission !== null && { 'x-permission': permission }),
    parameters,
    ...(method === 'POST' && { requestBody: { required: true, content: { 'application/json': { schema: hoisted(body, shared) } } } }),
    responses: responsesOf(operation, described, shared),
  }
}

const IDEMPOTENCY_KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Yours, for this call: a repeat within a day gets the first answer.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
}

function parameter(place: Parameter['in'], name: string, { description, ...schema }: JsonSchema, required: boolean): Parameter {
  return { name, in: place, required, ...(typeof description === 'string' && { description }), schema }
}

function responsesOf({ method, path }: Operation, { permission, output, input }: Described, shared: Map<string, JsonSchema>): JsonSchema {
  const to = (name: keyof typeof RESPONSES) => ({ $ref: `#/components/responses/${name}` })
  const names: (keyof typeof HEADERS)[] = ['RateLimit', 'RateLimit-Policy', ...('cursor' in input.properties ? (['Link'] as const) : [])]
  return {
    200: {
      description: 'What was asked for.',
      headers: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }])),
      content: { 'application/json': { schema: hoisted(output, shared) } },
    },
    400: to('BadInput'),
    ...(permission !== null && { 401: to('Unauthenticated'), 403: to('Forbidden') }),
    ...(path.includes('{') && { 404: to('NotFound') }),
    ...(method === 'POST' && { 409: to('Conflict'), 413: to('TooLarge'), 415: to('UnsupportedMediaType'), 422: to('KeyReused') }),
    429: to('TooMany'),
    500: to('Unexpected'),
  }
}

const WITH_DEFINITIONS = z.object({ $defs: schemas.default({}) })

/** A schema whose named parts have moved to where all share them. */
function hoisted(schema: JsonSchema, shared: Map<string, JsonSchema>): JsonSchema {
  const { $defs } = WITH_DEFINITIONS.parse(schema)
  for (const [name, part] of Object.entries($defs)) shared.set(name, moved(part))
  const { $defs: _, ...rest } = schema
  return moved(rest)
}

const anySchema = z.record(z.string(), z.unknown())
const moved = (schema: JsonSchema): JsonSchema => anySchema.parse(JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')))
