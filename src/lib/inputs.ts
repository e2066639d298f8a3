import { z } from 'zod'
import { TYPED_CODE_MAX, typedCode } from './typed-code'

/** Made by the client for each intent; a repeat with the same one gets the first answer. */
export const requestIdSchema = z.string().regex(/^[\w-]{8,64}$/, { error: 'request_id_malformed' })

/** An e-mail address, trimmed and lower-cased: the form in which addresses are kept and compared. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, { error: 'email_malformed' })
  .pipe(z.email({ error: 'email_malformed' }))

/** The secret of a mailed link: 32 bytes in base64url. */
export const linkSecretSchema = z.string().regex(/^[\w-]{43}$/, { error: 'link_malformed' })

/** A code as typed by a buyer. */
export const codeSchema = z
  .string()
  .transform(typedCode)
  .pipe(z.string().min(1, { error: 'code_empty' }).max(TYPED_CODE_MAX, { error: 'code_too_long' }))

/** An instant as RFC 3339 writes it, `2026-07-03T18:00:00Z`, zone included. */
export const instantSchema = z.codec(z.iso.datetime({ offset: true, error: 'instant_malformed' }), z.date(), {
  decode: (text) => new Date(text),
  encode: (at) => at.toISOString(),
})

/** Where a list goes on, as it was answered with the page before. */
export const cursorSchema = z.string().max(400, { error: 'cursor_malformed' })

/** Words that what is looked for holds. */
export const searchWordsSchema = z.string().trim().max(80, { error: 'search_too_long' })

/** How many of a list are answered at a time. */
export const pageLimitSchema = z.number().int().min(1, { error: 'limit_out_of_range' }).max(100, { error: 'limit_out_of_range' }).default(50)
