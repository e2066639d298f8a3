import { randomUUID } from 'node:crypto'
import { z } from 'zod'

/** Where answers, or the last failure, are to be told; `headers` are the callback's own options, as a publish would send them. */
const callbackSchema = z.object({ url: z.string(), headers: z.record(z.string(), z.string()) })

const flowSchema = z.object({
  key: z.string(),
  parallelism: z.number().int().positive().nullable(),
  /** Calls started per `periodMs`. */
  rate: z.number().int().positive().nullable(),
  periodMs: z.number().int().positive(),
})

/** How a body is kept: as text when it is UTF-8, else as base64. */
const bodySchema = z.object({ text: z.string(), encoding: z.enum(['utf8', 'base64']) })

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** A message on its way. Changed in place while it is: `retried` and `notBefore`. */
export const messageSchema = z.object({
  messageId: z.string(),
  /** The destination as it was given, byte for byte: it is what the signature's subject says. */
  url: z.string(),
  method: z.enum(METHODS),
  headers: z.record(z.string(), z.string()),
  body: bodySchema,
  maxRetries: z.number().int().nonnegative(),
  retryDelay: z.string().nullable(),
  timeoutMs: z.number().int().positive(),
  labels: z.array(z.string()),
  callback: callbackSchema.nullable(),
  failureCallback: callbackSchema.nullable(),
  queueName: z.string().nullable(),
  flow: flowSchema.nullable(),
  scheduleId: z.string().nullable(),
  createdAt: z.number(),
  notBefore: z.number(),
  retried: z.number().int().nonnegative(),
})

/** What the destination said last; status 0 when it said nothing, and `error` why. */
const answerSchema = z.object({
  status: z.number().int(),
  headers: z.record(z.string(), z.array(z.string())),
  body: bodySchema,
  error: z.string().nullable(),
})

/** A message given up. */
export const deadSchema = z.object({ dlqId: z.string(), diedAt: z.number(), message: messageSchema, answer: answerSchema })

export const scheduleSchema = z.object({
  scheduleId: z.string(),
  cron: z.string(),
  destination: z.string(),
  /** The options as the request's headers said them: every run makes its message from them. */
  headers: z.record(z.string(), z.string()),
  body: bodySchema,
  createdAt: z.number(),
  isPaused: z.boolean(),
  lastScheduleTime: z.number().nullable(),
  lastMessageId: z.string().nullable(),
})

export const queueSchema = z.object({
  name: z.string(),
  parallelism: z.number().int().positive(),
  paused: z.boolean(),
  createdAt: z.number(),
  updatedAt: z.number(),
})

export type Body = z.infer<typeof bodySchema>
export type Callback = z.infer<typeof callbackSchema>
export type Flow = z.infer<typeof flowSchema>
export type Message = z.infer<typeof messageSchema>
export type Answer = z.infer<typeof answerSchema>
export type DeadMessage = z.infer<typeof deadSchema>
export type Schedule = z.infer<typeof scheduleSchema>
export type Queue = z.infer<typeof queueSchema>

export const EMPTY_BODY: Body = { text: '', encoding: 'utf8' }

export function newMessageId(): string {
  return `msg_${randomUUID().replaceAll('-', '')}`
}
