import { z } from 'zod'
import { BY_NAME, sampleId, TOGETHER } from './samples'

const anything = z.record(z.string(), z.unknown())
type Schema = z.output<typeof anything>

/** What an answer of that schema looks like, for people to read: the first of each choice, one of each list. */
export function exampleOf(schema: unknown, schemas: Readonly<Record<string, unknown>>, name = ''): unknown {
  const { $ref, anyOf, oneOf, enum: values, const: only, type, ...rest } = anything.catch({}).parse(schema)
  if (typeof $ref === 'string') {
    const named = $ref.replace('#/components/schemas/', '')
    const example = exampleOf(schemas[named], schemas, name)
    return named in TOGETHER ? { ...anything.parse(example), ...TOGETHER[named] } : example
  }
  const [first] = [anyOf, oneOf].flatMap((choices) => (Array.isArray(choices) ? choices : []))
  if (first !== undefined) return exampleOf(first, schemas, name)
  if (only !== undefined) return only
  if (Array.isArray(values)) return values[0]
  return plainExample(Array.isArray(type) ? type[0] : type, rest, schemas, name)
}

function plainExample(type: unknown, schema: Schema, schemas: Readonly<Record<string, unknown>>, name: string): unknown {
  switch (type) {
    case 'object':
      return objectExample(schema, schemas)
    case 'array':
      return [exampleOf(schema['items'] ?? anything.catch({}).parse(Array.isArray(schema['prefixItems']) ? schema['prefixItems'][0] : {}), schemas)]
    case 'integer':
    case 'number':
      return name === 'minor' || name.endsWith('Minor') ? 7900 : (schema['default'] ?? 1)
    case 'boolean':
      return false
    case 'string':
      return textExample(schema, name)
    default:
      return null
  }
}

function objectExample(schema: Schema, schemas: Readonly<Record<string, unknown>>): unknown {
  const properties = anything.safeParse(schema['properties'])
  // A text by language.
  if (!properties.success) return { en: 'Saltlight Festival' }
  return Object.fromEntries(Object.entries(properties.data).map(([name, field]) => [name, exampleOf(field, schemas, name)]))
}

function textExample({ format, pattern }: Schema, name: string): unknown {
  const prefix = typeof pattern === 'string' ? /^\^([a-z]{3})_/.exec(pattern)?.[1] : undefined
  if (prefix !== undefined) return sampleId(prefix)
  if (Object.hasOwn(BY_NAME, name)) return BY_NAME[name]
  return format === 'date-time' ? '2026-07-03T18:00:00.000Z' : 'text'
}
