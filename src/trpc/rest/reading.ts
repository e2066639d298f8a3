import { z } from 'zod'
import type { ApiDocument } from './document'
import { exampleOf } from './example'

const parameter = z.object({ name: z.string(), in: z.string(), required: z.boolean(), description: z.string().optional(), schema: z.record(z.string(), z.unknown()) })
const schemaIn = z.object({ 'application/json': z.object({ schema: z.unknown() }) })
const operation = z.object({
  operationId: z.string(),
  tags: z.tuple([z.string()]),
  summary: z.string(),
  description: z.string(),
  'x-permission': z.string().nullable().default(null),
  parameters: z.array(parameter),
  requestBody: z.object({ content: schemaIn }).optional(),
  responses: z.object({ 200: z.object({ content: schemaIn }) }),
})

/** A parameter as it is read: `form` is its type, or the values it can have. */
export interface ReadableParameter {
  name: string
  place: string
  isRequired: boolean
  form: string
  description: string | null
}

/** An operation as it is read. */
export interface ReadableOperation {
  id: string
  method: string
  path: string
  summary: string
  description: string
  permission: string | null
  parameters: ReadableParameter[]
  /** Of the body it takes and of the answer, as JSON. */
  body: string | null
  answer: string
}

export interface ReadableTag {
  name: string
  description: string
  operations: ReadableOperation[]
}

const written = (example: unknown) => JSON.stringify(example, null, 2)

/** What people read of the document: its operations by what they are about, with an example of each answer. */
export function readingOf({ tags, paths, components: { schemas } }: ApiDocument): ReadableTag[] {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, told]) => ({ path, method: method.toUpperCase(), told: operation.parse(told) })),
  )
  return tags.map(({ name, description }) => ({
    name,
    description,
    operations: all.flatMap(({ path, method, told }) => {
      if (told.tags[0] !== name) return []
      const body = told.requestBody?.content['application/json'].schema
      return [{
        id: told.operationId,
        method,
        path,
        summary: told.summary,
        description: told.description.split('\n\n')[0] ?? '',
        permission: told['x-permission'],
        parameters: told.parameters.map(({ name: called, in: place, required, description: says, schema }) => ({
          name: called, place, isRequired: required, form: formOf(schema), description: says ?? null,
        })),
        body: body === undefined ? null : written(exampleOf(body, schemas)),
        answer: written(exampleOf(told.responses[200].content['application/json'].schema, schemas)),
      }]
    }),
  }))
}

function formOf({ enum: values, type, format }: Readonly<Record<string, unknown>>): string {
  if (Array.isArray(values)) return values.map(String).join(' | ')
  return [type, format].filter((part) => typeof part === 'string').join(', ')
}
