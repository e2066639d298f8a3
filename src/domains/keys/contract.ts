import { z } from 'zod'
import { idSchema } from '@/lib/id-schema'
import { requestIdSchema } from '@/lib/inputs'
import { KEY_PERMISSIONS } from '@/lib/permissions'

/** As many as an organisation has at a time; what was replaced or ended does not count. */
export const KEYS_MAX = 20
/** As many as are listed, ended ones among them. */
export const KEYS_LISTED_MAX = 100
/** How long a replaced key may go on beside its successor. */
const OVERLAP_HOURS_MAX = 7 * 24
const KEY_DAYS_MAX = 366

export const keyIdSchema = idSchema('key')
const orgIdSchema = idSchema('org')

const keyScopeSchema = z.enum(KEY_PERMISSIONS)

export const createKeyInput = z.object({
  orgId: orgIdSchema,
  requestId: requestIdSchema,
  /** For people: what it is for, and where it lies. */
  name: z.string().trim().min(1, { error: 'name_missing' }).max(80, { error: 'key_name_too_long' }),
  scopes: z
    .array(keyScopeSchema)
    .min(1, { error: 'key_scope_missing' })
    .max(KEY_PERMISSIONS.length, { error: 'key_scope_twice' })
    .refine((scopes) => new Set(scopes).size === scopes.length, { error: 'key_scope_twice' }),
  /** Null: until it is revoked. */
  expiresInDays: z.number().int().min(1, { error: 'key_days_out_of_range' }).max(KEY_DAYS_MAX, { error: 'key_days_out_of_range' }).nullable(),
})
export type CreateKeyInput = z.output<typeof createKeyInput>

/** `key` is told here and never again. `already_created`: by the same request; its key was told then. */
export const createKeyResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('created'), keyId: keyIdSchema, key: z.string() }),
  z.object({ outcome: z.literal('already_created'), keyId: keyIdSchema }),
  z.object({ outcome: z.literal('too_many'), limit: z.number().int() }),
])
export type CreateKeyResult = z.infer<typeof createKeyResult>

export const rotateKeyInput = z.object({
  orgId: orgIdSchema,
  keyId: keyIdSchema,
  requestId: requestIdSchema,
  /** How long the old one goes on; zero ends it now. */
  overlapHours: z.number().int().min(0, { error: 'key_overlap_out_of_range' }).max(OVERLAP_HOURS_MAX, { error: 'key_overlap_out_of_range' }),
})
export type RotateKeyInput = z.output<typeof rotateKeyInput>

/** `already_rotated`: it has a successor, whose key was told when it was made. `ended`: there is nothing to go on from. */
export const rotateKeyResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('rotated'), keyId: keyIdSchema, key: z.string(), oldEndsAt: z.date() }),
  z.object({ outcome: z.literal('already_rotated'), keyId: keyIdSchema }),
  z.object({ outcome: z.literal('ended') }),
])
export type RotateKeyResult = z.infer<typeof rotateKeyResult>

export const revokeKeyInput = z.object({ orgId: orgIdSchema, keyId: keyIdSchema })
/** `ended`: it was revoked or had run out; nothing changed. */
export const revokeKeyResult = z.object({ outcome: z.enum(['revoked', 'ended']) })
export type RevokeKeyResult = z.infer<typeof revokeKeyResult>

/** `retiring`: replaced, and good until it ends. */
const KEY_STATES = ['live', 'retiring', 'expired', 'revoked'] as const
export type KeyState = (typeof KEY_STATES)[number]

export const keyView = z.object({
  id: keyIdSchema,
  name: z.string(),
  /** What its text begins with: enough to tell it from others, not to use it. */
  start: z.string(),
  scopes: z.array(keyScopeSchema),
  state: z.enum(KEY_STATES),
  createdAt: z.date(),
  /** Null once their account is gone. */
  createdBy: z.string().nullable(),
  expiresAt: z.date().nullable(),
  /** To the minute. */
  lastUsedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
})

/** Those that work first, the latest made first. */
export const keysResult = z.object({ now: z.date(), keys: z.array(keyView).max(KEYS_LISTED_MAX), limit: z.number().int(), live: z.number().int() })
export type KeysResult = z.infer<typeof keysResult>

/** What a program learns of its key. Only who has the whole of it is told that it ran out or was revoked. */
const KEY_ERRORS = ['keys.missing', 'keys.malformed', 'keys.unknown', 'keys.revoked', 'keys.expired', 'keys.scope_missing', 'keys.not_found'] as const
export type KeyError = (typeof KEY_ERRORS)[number]
