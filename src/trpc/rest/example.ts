import { z } from 'zod'

const anything = z.record(z.string(), z.unknown())
type Schema = z.output<typeof anything>

const SAMPLE_ID = '0197c2b4e8d97a0c9f3e5d1b2a4c6e80'
/** Texts of fields that say more than `text` does. */
const BY_NAME: Readonly<Record<string, unknown>> = {
  slug: 'saltlight-festival',
  number: 'FG-7K3M9QXT',
  orderNumber: 'FG-7K3M9QXT',
  code: 'TKT-7K3M9Q',
  ticketCode: 'TKT-7K3M9Q',
  text: 'TKT-7K3M9Q',
  nonce: 'gate-1-000042',
  name: 'Ada Lindqvist',
  email: 'ada@example.org',
  timeZone: 'Europe/Berlin',
  country: 'DE',
  city: 'Leipzig',
  nextCursor: null,
}

const euros = (minor: number) => ({ minor, currency: 'EUR' })
const linePart = { ticketTypeId: null, occurrenceId: null, occurrenceStartsAt: null, name: null, quantity: 1, unitMinor: null, taxBps: null }
const ORDER = {
  status: 'confirmed', cancelReason: null, cancelledAt: null, ticketCount: 2,
  subtotal: euros(12_620), discount: euros(0), fees: euros(657), tax: euros(2_523), total: euros(15_800),
}
/** Fields that say something together, by the name of their schema: what does not add up teaches nothing. */
const TOGETHER: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  Order: ORDER,
  OrderDetail: {
    ...ORDER,
    lines: [
      { ...linePart, kind: 'ticket', ticketTypeId: `tty_${SAMPLE_ID}`, name: { en: 'Weekend pass' }, quantity: 2, unitMinor: 7_900, amountMinor: 12_620, taxBps: 1_900 },
      { ...linePart, kind: 'fee', amountMinor: 657 },
      { ...linePart, kind: 'tax', amountMinor: 2_523, taxBps: 1_900 },
    ],
    payment: { provider: 'stripe', status: 'completed', paidAt: '2026-07-03T18:00:00.000Z' },
    refunded: euros(0),
  },
  TicketType: { name: { en: 'Weekend pass' }, taxBps: 1_900, minPerOrder: 1, maxPerOrder: 10, stock: [{ occurrenceId: null, quota: 500, sold: 312, held: 8 }] },
}

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
  if (format === 'date-time') return '2026-07-03T18:00:00.000Z'
  const prefix = typeof pattern === 'string' ? /^\^([a-z]{3})_/.exec(pattern)?.[1] : undefined
  if (prefix !== undefined) return `${prefix}_${SAMPLE_ID}`
  return Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : 'text'
}
