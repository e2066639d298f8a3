import { z } from 'zod'
import { KEY_PERMISSIONS, type KeyPermission } from '@/lib/permissions'
import { appRouter } from '../root'
import type { Operation } from './operations'

/** A schema as OpenAPI 3.1 has it: JSON Schema 2020-12. */
export interface JsonSchema {
  readonly [keyword: string]: unknown
}

export interface InputSchema {
  readonly properties: Readonly<Record<string, JsonSchema>>
  readonly required: readonly string[]
}

/** What a procedure says of itself. */
export interface Described {
  readonly permission: KeyPermission | null
  readonly input: InputSchema
  readonly output: JsonSchema
  /** Whether it answers null for what is not there. */
  readonly isNullable: boolean
}

const definition = z.object({
  inputs: z.array(z.instanceof(z.ZodType)),
  output: z.instanceof(z.ZodType),
  meta: z.object({ permission: z.enum(KEY_PERMISSIONS).optional() }).optional(),
})

const objectSchema = z.object({
  properties: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  required: z.array(z.string()).default([]),
})

/** A key acts for its own organisation: programs neither send nor see which. */
const OF_THE_KEY = 'orgId'

const described = new Map<string, Described>()

/** Reads a procedure's schemas, once in an isolate. */
export async function describe({ procedure }: Operation): Promise<Described> {
  const known = described.get(procedure)
  if (known) return known
  const { inputs, output, meta } = definition.parse(await definitionOf(procedure))
  const isNullable = output instanceof z.ZodNullable
  const made: Described = {
    permission: meta?.permission ?? null,
    input: inputSchema(inputs),
    output: jsonSchema(isNullable ? z.instanceof(z.ZodType).parse(output.unwrap()) : output, 'output'),
    isNullable,
  }
  described.set(procedure, made)
  return made
}

/** tRPC keeps what a procedure and a router are made of under this name. */
const DEFINITION = '_def'

const isObject = (value: unknown): value is object => (typeof value === 'object' || typeof value === 'function') && value !== null
const partOf = (whole: unknown, ...names: readonly string[]): unknown =>
  names.reduce<unknown>((at, name) => (isObject(at) ? Reflect.get(at, name) : undefined), whole)

/** A router that a call has loaded has moved out of the lazy ones. */
async function definitionOf(path: string): Promise<unknown> {
  const known = partOf(appRouter, DEFINITION, 'procedures', path, DEFINITION)
  if (known !== undefined) return known
  const [domain = '', name = ''] = path.split('.')
  const load = partOf(appRouter, DEFINITION, 'lazy', domain, 'ref')
  const loaded: unknown = typeof load === 'function' ? await Reflect.apply(load, undefined, []) : undefined
  return partOf(loaded, DEFINITION, 'procedures', name, DEFINITION)
}

function inputSchema(inputs: readonly z.ZodType[]): InputSchema {
  const parts = inputs.map((input) => objectSchema.parse(jsonSchema(input, 'input')))
  const properties = parts.flatMap((part) => Object.entries(part.properties))
  return {
    properties: Object.fromEntries(properties.filter(([name]) => name !== OF_THE_KEY)),
    required: [...new Set(parts.flatMap(({ required }) => required))].filter((name) => name !== OF_THE_KEY),
  }
}

/**
 * What JSON of a value looks like on the wire. Instants are text; what has no form of its own is described by its `meta`.
 * Fields may be added later, so no object says that there are no others.
 */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema: made }) {
      if (zodSchema instanceof z.ZodDate) Object.assign(made, { type: 'string', format: 'date-time' })
      if (made.format === 'date-time') delete made.pattern
      if (made.additionalProperties === false) delete made.additionalProperties
      if (made.maximum === Number.MAX_SAFE_INTEGER) delete made.maximum
      if (made.minimum === Number.MIN_SAFE_INTEGER) delete made.minimum
    },
  })
  return json
}
