import fc from 'fast-check'
import { z } from 'zod'
import { newId } from '@/lib/ids'
import { newSecret } from '@/platform/random'
import { appRouter } from './root'

/** As much of JSON Schema as our contracts come to. */
const schema = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  pattern: z.string().default(''),
  format: z.string().optional(),
  minimum: z.number().optional(),
  required: z.array(z.string()).default([]),
  get anyOf() {
    return z.array(schema).default([])
  },
  get properties() {
    return z.record(z.string(), schema).default({})
  },
  get items() {
    return z.union([schema, z.boolean()]).optional()
  },
  get prefixItems() {
    return z.array(schema).optional()
  },
})
type Schema = z.infer<typeof schema>

export interface Procedure {
  /** `orders.place` */
  name: string
  type: 'query' | 'mutation'
  input: Schema
  /** What its input names things by: `evt` for an event's id, `slug`. */
  names: readonly string[]
}

const definition = z.object({ type: z.enum(['query', 'mutation']), inputs: z.array(z.instanceof(z.ZodType)) })

/** Every procedure of the API, with what its contract says it takes. */
export async function readProcedures(): Promise<Procedure[]> {
  const { procedures, lazy } = appRouter._def
  const loaded = Object.entries(lazy).map(async ([prefix, { ref }]) =>
    Object.entries((await ref())._def.procedures).map(([name, procedure]) => [`${prefix}.${name}`, procedure] as const),
  )
  const all = [...Object.entries(procedures), ...(await Promise.all(loaded)).flat()]
  return all.map(([name, procedure]) => {
    const { type, inputs } = definition.parse(Reflect.get(Object(procedure), '_def'))
    const input = inputs.map((each) => schema.parse(z.toJSONSchema(each, { io: 'input', unrepresentable: 'any' }))).reduce(joined, schema.parse({ type: 'object' }))
    // A write that has a slug makes a new one of it.
    const names = namesIn(input).filter((each) => type === 'query' || each !== 'slug')
    return { name, type, input, names: [...new Set(names)].toSorted() }
  })
}

/** Each step of the ladder adds its fields, and the contract's own say most of them. */
const joined = (one: Schema, other: Schema): Schema => ({
  ...one,
  properties: { ...one.properties, ...other.properties },
  required: [...one.required, ...other.required],
})

/** Fields that name something otherwise than by its id: an event's slug, a ticket's code, whatever an entry of the log is about. */
const NAMING: Readonly<Record<string, string>> = { slug: 'slug', text: 'code', subjectId: 'tkt' }

/** `evt` where a text has the form of an event's id; of several, the first. */
const prefixIn = (pattern: string) => /^\^\(?([a-z]{3})[_|]/.exec(pattern)?.[1]

function namesIn({ pattern, properties, anyOf, items }: Schema): string[] {
  return [
    prefixIn(pattern) ?? [],
    Object.entries(properties).map(([field, value]) => NAMING[field] ?? namesIn(value)),
    anyOf.map(namesIn),
    typeof items === 'object' ? namesIn(items) : [],
  ].flat(2)
}

/** Texts by the name of their field; what is not here is called Eve. */
const TEXTS: Readonly<Record<string, () => fc.Arbitrary<string>>> = {
  requestId: () => fc.constant(newId('req')),
  nonce: () => fc.constant(newId('req')),
  accessToken: () => fc.constant(newSecret()),
  secret: () => fc.constant(newSecret()),
  token: () => fc.constant(newSecret()),
  email: () => fc.constant('eve@people.example'),
  supportEmail: () => fc.constant('eve@people.example'),
  website: () => fc.constant('https://eve.example'),
  country: () => fc.constant('DE'),
  'colors.0': () => fc.constant('#1f1147'),
  'colors.1': () => fc.constant('#ff6b4a'),
  action: () => fc.constantFrom('key.created', 'ticket.admitted'),
}

/** What stands for a name in this input: the id or the like of somebody's thing. */
type Named = (name: string) => string

/** Inputs that have the form of the contract, about the things that are named. */
export function inputsOf(form: Schema, named: Named, field = ''): fc.Arbitrary<unknown> {
  const prefix = prefixIn(form.pattern)
  if (prefix !== undefined) return fc.constant(named(prefix))
  if (form.enum) return fc.constantFrom(...form.enum)
  if (form.anyOf.length > 0) {
    const naming = form.anyOf.filter((each) => namesIn(each).length > 0)
    return fc.oneof(...(naming.length > 0 ? naming : form.anyOf).map((each) => inputsOf(each, named, field)))
  }
  switch (typeof form.type === 'object' ? form.type[0] : form.type) {
    case 'object':
      return objectOf(form, named)
    case 'array':
      if (form.prefixItems) return fc.tuple(...form.prefixItems.map((each, index) => inputsOf(each, named, `${field}.${index}`)))
      return fc.uniqueArray(inputsOf(schema.parse(form.items), named, field), { minLength: 1, maxLength: 2, selector: (each) => JSON.stringify(each) })
    case 'integer':
    case 'number':
      return fc.constantFrom(form.minimum ?? 1, (form.minimum ?? 0) + 1)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return textOf(form, named, field)
  }
}

/** Everything that names something is given; of the rest, what may be left out is, now and then. */
function objectOf({ properties, required }: Schema, named: Named): fc.Arbitrary<unknown> {
  const given = Object.entries(properties).flatMap(([name, value]) => (required.includes(name) || name in NAMING || namesIn(value).length > 0 ? [name] : []))
  const fields = Object.entries(properties).filter(([name]) => name !== 'cursor' || given.includes(name))
  return fc.record(Object.fromEntries(fields.map(([name, value]) => [name, inputsOf(value, named, name)])), { requiredKeys: given })
}

function textOf({ format }: Schema, named: Named, field: string): fc.Arbitrary<string> {
  if (format === 'date') return fc.constant('2026-07-01')
  if (format === 'date-time') return fc.constant('2026-07-01T00:00:00Z')
  const name = NAMING[field]
  return name === undefined ? (TEXTS[field]?.() ?? fc.constant('Eve')) : fc.constant(named(name))
}
