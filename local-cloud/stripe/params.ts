import { z } from 'zod'
import type { FormObject } from './form.ts'
import { invalidRequest, type StripeProblem } from './problem.ts'

/** Parses a decoded form; throws Stripe's own words for what is missing, unknown or malformed, naming the parameter. */
export function parseParams<T>(schema: z.ZodType<T>, input: FormObject): T {
  const parsed = schema.safeParse(input, { reportInput: true })
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw issue ? problemOf(issue) : invalidRequest('Invalid request.')
}

function problemOf(issue: z.core.$ZodIssue): StripeProblem {
  const param = paramName(issue.path)
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => paramName([...issue.path, key]))
    const message = `Received unknown parameter${names.length > 1 ? 's' : ''}: ${names.join(', ')}`
    return invalidRequest(message, { code: 'parameter_unknown', param: names[0] ?? param })
  }
  if (issue.input === undefined && issue.code !== 'custom') {
    return invalidRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param })
  }
  if (issue.input === '') {
    const message = `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; however '${param}' cannot be unset. You should remove '${param}' from your request or supply a non-empty value.`
    return invalidRequest(message, { code: 'parameter_invalid_empty', param })
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String)
    const list = values.length > 1 ? `one of ${values.slice(0, -1).join(', ')}, or ${values.at(-1)}` : values.join('')
    return invalidRequest(`Invalid ${param}: must be ${list}`, { param })
  }
  if (issue.code === 'custom') {
    const code = z.object({ code: z.string() }).safeParse(issue.params)
    return invalidRequest(issue.message, { param, ...(code.success ? { code: code.data.code } : {}) })
  }
  return invalidRequest(`Invalid ${param}: ${issue.message}`, { param })
}

function paramName(path: readonly PropertyKey[]): string {
  const [first, ...rest] = path.map(String)
  return `${first ?? ''}${rest.map((part) => `[${part}]`).join('')}`
}

export const text = z.string().min(1).max(5000)

export const integer = z.string().min(1).transform((value, context) => {
  if (/^-?\d{1,15}$/.test(value)) return Number(value)
  context.addIssue({ code: 'custom', message: `Invalid integer: ${value}`, params: { code: 'parameter_invalid_integer' } })
  return z.NEVER
})

/** An amount in the currency's minor units. */
export const amount = integer.superRefine((value, context) => {
  const code = 'parameter_invalid_integer'
  if (value < 0) context.addIssue({ code: 'custom', message: 'This value must be greater than or equal to 0.', params: { code } })
  if (value > 99_999_999) {
    context.addIssue({ code: 'custom', message: 'Amount must be no more than 99999999.', params: { code: 'amount_too_large' } })
  }
})

export const positive = integer.refine((value) => value > 0, {
  error: 'This value must be greater than or equal to 1.',
  params: { code: 'parameter_invalid_integer' },
})

export const bool = z.enum(['true', 'false']).transform((value) => value === 'true')

const CURRENCIES = new Set(Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()))
export const currency = text
  .transform((value) => value.toLowerCase())
  .refine((value) => CURRENCIES.has(value), { error: ({ input }) => `Invalid currency: ${String(input)}.` })

export const webUrl = text.refine((value) => /^https?:\/\//.test(value) && URL.canParse(value), {
  error: 'Not a valid URL',
  params: { code: 'url_invalid' },
})

export const email = text.max(800).refine((value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value), {
  error: ({ input }) => `Invalid email address: ${String(input)}`,
  params: { code: 'email_invalid' },
})

const METADATA_KEYS = 50
const METADATA_KEY_LENGTH = 40
const METADATA_VALUE_LENGTH = 500

/** Limits as at https://docs.stripe.com/api/metadata; an empty value leaves its key out. */
export const metadata = z
  .record(z.string(), z.string())
  .superRefine((entries, context) => {
    if (Object.keys(entries).length > METADATA_KEYS) {
      context.addIssue({ code: 'custom', message: `Metadata can have up to ${METADATA_KEYS} keys.` })
    }
    for (const [key, value] of Object.entries(entries)) {
      if (key.length > METADATA_KEY_LENGTH) {
        const message = `Metadata keys can have up to ${METADATA_KEY_LENGTH} characters, but you passed in a key that is ${key.length} characters. Invalid key: ${key}`
        context.addIssue({ code: 'custom', message })
      }
      if (value.length > METADATA_VALUE_LENGTH) {
        const message = `Metadata values can have up to ${METADATA_VALUE_LENGTH} characters, but you passed in a value that is ${value.length} characters. Invalid value: ${value}`
        context.addIssue({ code: 'custom', message })
      }
    }
  })
  .transform((entries) => Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== '')))
