import { z } from 'zod'
import { idSchema } from '@/lib/id-schema'
import { defineNews } from '@/platform/outbox'
import { userIdSchema } from './contract'
import { ACCOUNT_CHANGES, IDENTITY_MAILS } from './model'

/** Somebody wants another address. It and its link are in the token's row: neither belongs into an outbox. */
export const emailChangeWanted = defineNews({
  name: 'identity.email_change_wanted',
  version: 1,
  payload: z.object({ tokenId: idSchema('atk') }),
})

/** Something about how an account is entered has changed: its owner is told, in case it was somebody else. */
export const accountChanged = defineNews({
  name: 'identity.account_changed',
  version: 1,
  payload: z.object({ userId: userIdSchema, change: z.enum(ACCOUNT_CHANGES) }),
})

/**
 * Somebody is to get a mail with a link. The link's secret is not in here: an outbox is read by many, so the secret is
 * made when the mail is (see `issueLink`).
 */
export const mailWanted = defineNews({
  name: 'identity.mail_wanted',
  version: 1,
  payload: z.object({
    userId: userIdSchema,
    mail: z.enum(IDENTITY_MAILS),
    /** Where the reader wanted to go; already checked to be a page of ours. */
    returnTo: z.string().nullable(),
  }),
})
