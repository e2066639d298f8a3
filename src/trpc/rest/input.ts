import type { InputSchema, JsonSchema } from './schemas'

/** A field that is wrong: where it is, and the code of what is wrong. */
export interface Issue {
  readonly path: string
  readonly code: string
}

export type ReadInput = { ok: true; input: Record<string, unknown> } | { ok: false; issues: Issue[] }

/** The input of a question: what the path names, and the parameters, each once and each known. */
export function readQuery({ properties }: InputSchema, params: Readonly<Record<string, string>>, query: URLSearchParams): ReadInput {
  const names = [...new Set(query.keys())]
  const issues = names.flatMap((name): Issue[] => {
    if (!Object.hasOwn(properties, name) || Object.hasOwn(params, name)) return [{ path: name, code: 'unknown_field' }]
    return query.getAll(name).length > 1 ? [{ path: name, code: 'given_twice' }] : []
  })
  if (issues.length > 0) return { ok: false, issues }
  const given = names.map((name) => [name, readText(properties[name], query.get(name) ?? '')])
  return { ok: true, input: { ...Object.fromEntries(given), ...params } }
}

/** The input of a write: what the path names, and a JSON object whose fields are known. */
export function readBody({ properties }: InputSchema, params: Readonly<Record<string, string>>, body: unknown): ReadInput {
  if (!(body instanceof Object) || Array.isArray(body)) return { ok: false, issues: [{ path: '', code: 'object_expected' }] }
  const unknown = Object.keys(body).filter((name) => !Object.hasOwn(properties, name) || Object.hasOwn(params, name))
  if (unknown.length > 0) return { ok: false, issues: unknown.map((path) => ({ path, code: 'unknown_field' })) }
  return { ok: true, input: { ...body, ...params } }
}

/** A parameter is text; numbers and truth values are read as such, and what is neither stays text for the schema to refuse. */
function readText(schema: JsonSchema | undefined, text: string): unknown {
  if (schema?.['type'] === 'boolean') return text === 'true' ? true : text === 'false' ? false : text
  if (schema?.['type'] !== 'integer' && schema?.['type'] !== 'number') return text
  return /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : text
}

interface ZodIssue {
  readonly code: string
  readonly message: string
  readonly path: readonly PropertyKey[]
}

const ZOD_CODES: Readonly<Record<string, string>> = {
  invalid_type: 'wrong_type',
  too_small: 'too_small',
  too_big: 'too_large',
  invalid_value: 'not_one_of',
}

/** What a schema found, in our own codes where the contract gives one. */
export function issueOf({ code, message, path }: ZodIssue, input: Readonly<Record<string, unknown>>): Issue {
  const where = path.map(String).join('.')
  if (/^[a-z][a-z_]+$/.test(message)) return { path: where, code: isThere(input, path) ? message : 'missing' }
  if (code === 'invalid_type' && !isThere(input, path)) return { path: where, code: 'missing' }
  return { path: where, code: ZOD_CODES[code] ?? 'unreadable' }
}

function isThere(input: unknown, path: readonly PropertyKey[]): boolean {
  return path.reduce<unknown>((at, key) => (at instanceof Object ? Reflect.get(at, key) : undefined), input) !== undefined
}
