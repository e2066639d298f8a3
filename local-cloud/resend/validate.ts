import { getMimeType } from 'hono/utils/mime'
import { z } from 'zod'
import { ResendError } from './errors.ts'
import type { Attachment, Draft } from './mail.ts'

const MAX_RECIPIENTS = 50
/** Of all attachments together, as base64. */
const MAX_ATTACHMENT_CHARACTERS = 40 * 1024 * 1024
const ADDRESS = /^(?:[^<>]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/
const BASE64 = /^[A-Za-z0-9+/\s]*={0,2}\s*$/

const listSchema = z.union([z.string().transform((one) => [one]), z.array(z.string())])
const attachmentInputSchema = z.object({
  content: z.string().nullish(),
  filename: z.union([z.string(), z.literal(false)]).nullish(),
  path: z.string().nullish(),
  content_type: z.string().nullish(),
  content_id: z.string().nullish(),
})
const inputSchema = z.object({
  from: z.string().nullish(),
  to: listSchema.nullish(),
  cc: listSchema.nullish(),
  bcc: listSchema.nullish(),
  reply_to: listSchema.nullish(),
  subject: z.string().nullish(),
  html: z.string().nullish(),
  text: z.string().nullish(),
  headers: z.record(z.string(), z.string()).nullish(),
  tags: z.array(z.object({ name: z.string().regex(/^[\w-]{1,256}$/), value: z.string().regex(/^[\w-]{1,256}$/) })).nullish(),
  attachments: z.array(attachmentInputSchema).nullish(),
  scheduled_at: z.string().nullish(),
  template: z.unknown().optional(),
})

/** Checks a request's email as Resend does. Throws a `ResendError` with Resend's name and wording. */
export function validateEmail(body: unknown): Draft {
  const parsed = inputSchema.safeParse(body)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new ResendError('validation_error', `Invalid \`${issue?.path.join('.') || 'body'}\` field. ${issue?.message ?? ''}`)
  }
  const input = parsed.data
  if (input.template !== undefined) throw new ResendError('validation_error', 'Templates are kept by Resend; the local one has none.')
  const from = required('from', input.from)
  const to = required('to', input.to)
  const subject = required('subject', input.subject)
  const lists = { from: [from], to, cc: input.cc ?? [], bcc: input.bcc ?? [], reply_to: input.reply_to ?? [] }
  for (const [field, addresses] of Object.entries(lists)) assertAddresses(field, addresses)
  if (to.length === 0) throw new ResendError('missing_required_field', 'Missing `to` field.')
  if (typeof input.html !== 'string' && typeof input.text !== 'string') {
    throw new ResendError('validation_error', 'Missing `html` or `text` field.')
  }
  if (typeof input.scheduled_at === 'string' && Number.isNaN(Date.parse(input.scheduled_at))) {
    throw new ResendError('validation_error', 'Invalid `scheduled_at` field. Locally it is an ISO 8601 date.')
  }
  const { attachments, contents } = readAttachments(input.attachments ?? [])
  return {
    mail: {
      from,
      to,
      cc: lists.cc,
      bcc: lists.bcc,
      replyTo: lists.reply_to,
      subject,
      html: input.html ?? null,
      text: input.text ?? null,
      headers: input.headers ?? {},
      tags: input.tags ?? [],
      attachments,
      scheduledAt: input.scheduled_at ?? null,
    },
    contents,
  }
}

function required<T>(field: string, value: T | null | undefined): T {
  if (value === undefined || value === null) throw new ResendError('missing_required_field', `Missing \`${field}\` field.`)
  return value
}

function assertAddresses(field: string, addresses: string[]): void {
  if (addresses.length > MAX_RECIPIENTS) {
    throw new ResendError('validation_error', `The \`${field}\` field must not have more than ${MAX_RECIPIENTS} addresses.`)
  }
  if (addresses.every((address) => ADDRESS.test(address.trim()))) return
  const form = 'The email address needs to follow the `email@example.com` or `Name <email@example.com>` format.'
  throw new ResendError('validation_error', `Invalid \`${field}\` field. ${form}`)
}

function readAttachments(inputs: z.infer<typeof attachmentInputSchema>[]): { attachments: Attachment[]; contents: Buffer[] } {
  const characters = inputs.reduce((sum, { content }) => sum + (content?.length ?? 0), 0)
  if (characters > MAX_ATTACHMENT_CHARACTERS) throw new ResendError('invalid_attachment', 'Attachments must not exceed 40MB per email.')
  const contents = inputs.map(({ content, path }) => {
    if (typeof path === 'string') throw new ResendError('invalid_attachment', 'The local Resend fetches nothing: send `content`, not `path`.')
    if (typeof content !== 'string') throw new ResendError('invalid_attachment', 'Attachment must have either a `content` or `path`.')
    if (!BASE64.test(content)) throw new ResendError('invalid_attachment', 'Attachment `content` must be base64.')
    return Buffer.from(content, 'base64')
  })
  const attachments = inputs.map(({ filename, content_type: contentType, content_id: contentId }, index) => ({
    filename: filename || `attachment-${index + 1}`,
    contentType: contentType ?? getMimeType(filename || '') ?? 'application/octet-stream',
    contentId: contentId ?? null,
    sizeBytes: contents[index]?.length ?? 0,
  }))
  return { attachments, contents }
}
