import { z } from 'zod'

const anything = z.record(z.string(), z.unknown())
type Schema = z.output<typeof anything>

const parameter = z.object({ name: z.string(), in: z.string(), required: z.boolean().default(false), schema: anything })
const content = z.record(z.string(), z.object({ schema: anything }))
const operation = z.object({
  'x-permission': z.string().nullable().default(null),
  parameters: z.array(parameter).default([]),
  requestBody: z.object({ required: z.boolean().default(false), content }).optional(),
  responses: z.record(z.string(), z.object({ content: content.optional() })),
})
const apiDocument = z.object({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), anything).default({}) }).default({ schemas: {} }),
})
type Api = z.output<typeof apiDocument>
type Operation = z.output<typeof operation>

/** `in`: what programs send must still be taken; `out`: what they are answered must still be there. */
type Direction = 'in' | 'out'

/**
 * What of an OpenAPI document would break a program that was written for the one before: a sentence each. More paths, more
 * answers, more fields in them and more values are no break.
 */
export function breakingChanges(before: unknown, after: unknown): string[] {
  const [old, made] = [apiDocument.parse(before), apiDocument.parse(after)]
  return Object.entries(old.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, was]) => {
      const name = `${method.toUpperCase()} ${path}`
      const is = made.paths[path]?.[method]
      return is ? new Comparison(old, made).operation(name, was, is) : [`${name} is gone`]
    }),
  )
}

const NARROWER: readonly [keyword: string, isNarrower: (was: number | undefined, is: number) => boolean][] = [
  ['minLength', (was, is) => is > (was ?? 0)],
  ['maxLength', (was, is) => was === undefined || is < was],
  ['minimum', (was, is) => was === undefined || is > was],
  ['maximum', (was, is) => was === undefined || is < was],
  ['minItems', (was, is) => is > (was ?? 0)],
  ['maxItems', (was, is) => was === undefined || is < was],
]

class Comparison {
  constructor(readonly before: Api, readonly after: Api) {}

  operation(name: string, was: Operation, is: Operation): string[] {
    const permission = is['x-permission'] !== null && is['x-permission'] !== was['x-permission']
    return [
      ...(permission ? [`${name} takes the permission ${is['x-permission']} now`] : []),
      ...this.parameters(name, was, is),
      ...this.body(name, was, is),
      ...Object.entries(was.responses).flatMap(([status, answer]) => this.answer(`${name} ${status}`, answer.content, is.responses[status])),
    ]
  }

  parameters(name: string, was: Operation, is: Operation): string[] {
    const nameOf = ({ in: place, name: called }: z.output<typeof parameter>) => `${place} ${called}`
    const gone = was.parameters.flatMap((old) => {
      const made = is.parameters.find((each) => nameOf(each) === nameOf(old))
      if (!made) return [`${name}: the parameter ${old.name} is gone`]
      const required = made.required && !old.required ? [`${name}: the parameter ${old.name} is required now`] : []
      return [...required, ...this.schema(`${name}: the parameter ${old.name}`, old.schema, made.schema, 'in')]
    })
    const added = is.parameters.filter((made) => made.required && !was.parameters.some((old) => nameOf(old) === nameOf(made)))
    return [...gone, ...added.map((made) => `${name}: the parameter ${made.name} is new and required`)]
  }

  body(name: string, was: Operation, is: Operation): string[] {
    if (!was.requestBody) return is.requestBody?.required ? [`${name} takes a body now`] : []
    return Object.entries(was.requestBody.content).flatMap(([type, { schema }]) => {
      const made = is.requestBody?.content[type]
      return made ? this.schema(`${name}: the body`, schema, made.schema, 'in') : [`${name} takes no ${type} any more`]
    })
  }

  answer(name: string, was: z.output<typeof content> | undefined, is: Operation['responses'][string] | undefined): string[] {
    if (!is) return [`${name} is no answer any more`]
    return Object.entries(was ?? {}).flatMap(([type, { schema }]) => {
      const made = is.content?.[type]
      return made ? this.schema(`${name}: the answer`, schema, made.schema, 'out') : [`${name} is no ${type} any more`]
    })
  }

  schema(where: string, was: Schema, is: Schema, direction: Direction): string[] {
    const [old, made] = [variants(was, this.before), variants(is, this.after)]
    const [first, second] = [old[0], made[0]]
    if (old.length === 1 && made.length === 1 && first && second) return this.variant(where, first, second, direction)
    const [given, taken] = direction === 'in' ? [old, made] : [made, old]
    const fits = (one: Schema) =>
      taken.some((other) => (direction === 'in' ? this.variant(where, one, other, direction) : this.variant(where, other, one, direction)).length === 0)
    return given.every(fits) ? [] : [`${where} ${direction === 'in' ? 'takes less than before' : 'can be something else now'}`]
  }

  variant(where: string, was: Schema, is: Schema, direction: Direction): string[] {
    if (!sameType(was['type'], is['type'], direction)) return [`${where} is ${String(is['type'])}, it was ${String(was['type'])}`]
    return [
      ...(direction === 'in' ? narrowed(where, was, is) : []),
      ...this.fields(where, was, is, direction),
      ...(['items', 'additionalProperties'] as const).flatMap((keyword) => {
        const [old, made] = [anything.safeParse(was[keyword]), anything.safeParse(is[keyword])]
        return old.success && made.success ? this.schema(`${where}, each of them`, old.data, made.data, direction) : []
      }),
    ]
  }

  fields(where: string, was: Schema, is: Schema, direction: Direction): string[] {
    const [old, made] = [shapeOf(was), shapeOf(is)]
    const kept = Object.entries(old.properties).flatMap(([name, schema]) => {
      const field = made.properties[name]
      if (!field) return [`${where}: ${name} is gone`]
      const loose = direction === 'out' && old.required.includes(name) && !made.required.includes(name)
      return [...(loose ? [`${where}: ${name} may be missing now`] : []), ...this.schema(`${where}: ${name}`, schema, field, direction)]
    })
    const needed = direction === 'in' ? made.required.filter((name) => !old.required.includes(name)) : []
    return [...kept, ...needed.map((name) => `${where}: ${name} is required now`)]
  }
}

const shape = z.object({ properties: z.record(z.string(), anything).default({}), required: z.array(z.string()).default([]) })
const shapeOf = (schema: Schema) => shape.parse(schema)

/** What a schema can be, one by one: through references, alternatives and lists of types. */
function variants(schema: Schema, api: Api): Schema[] {
  const { $ref, anyOf, oneOf, type } = schema
  if (typeof $ref === 'string') return variants(api.components.schemas[$ref.replace('#/components/schemas/', '')] ?? {}, api)
  const alternatives = z.array(anything).safeParse(anyOf ?? oneOf)
  if (alternatives.success) return alternatives.data.flatMap((each) => variants(each, api))
  if (Array.isArray(type)) return type.map((each: unknown) => ({ ...schema, type: each }))
  return [schema]
}

function sameType(was: unknown, is: unknown, direction: Direction): boolean {
  const [narrow, wide] = direction === 'in' ? [was, is] : [is, was]
  return narrow === wide || (narrow === 'integer' && wide === 'number') || wide === undefined
}

function narrowed(where: string, was: Schema, is: Schema): string[] {
  const limits = NARROWER.flatMap(([keyword, isNarrower]) => {
    const [old, made] = [was[keyword], is[keyword]]
    return typeof made === 'number' && isNarrower(typeof old === 'number' ? old : undefined, made) ? [`${where}: ${keyword} is ${made} now`] : []
  })
  const forms = (['pattern', 'format'] as const).flatMap((keyword) =>
    is[keyword] !== undefined && is[keyword] !== was[keyword] ? [`${where}: its ${keyword} is another one now`] : [],
  )
  const [old, made] = [valuesOf(was), valuesOf(is)]
  const lost = made === null ? [] : old === null ? ['anything else'] : old.filter((value) => !made.includes(value))
  return [...limits, ...forms, ...lost.map((value) => `${where}: ${String(value)} is not taken any more`)]
}

function valuesOf(schema: Schema): unknown[] | null {
  if ('const' in schema) return [schema['const']]
  return Array.isArray(schema['enum']) ? schema['enum'] : null
}
