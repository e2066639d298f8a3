import { z } from 'zod'
import { idSchema } from '@/lib/id-schema'
import { defineNews } from '@/platform/outbox'

/** Somebody is to get the mail of an invitation, the first or once more. Its link's secret is made when the mail is. */
export const invitationMailWanted = defineNews({
  name: 'organisations.invitation_mail_wanted',
  version: 1,
  payload: z.object({ invitationId: idSchema('inv') }),
})

/** An organisation says something else about itself: its name, its support address, its colours. */
export const profileChanged = defineNews({
  name: 'organisations.profile_changed',
  version: 1,
  payload: z.object({ orgId: idSchema('org') }),
})

/** An organisation has another owner: those whom it concerns are told, whatever they know. */
export const handedOn = defineNews({
  name: 'organisations.handed_on',
  version: 1,
  payload: z.object({ orgId: idSchema('org'), fromUserId: idSchema('usr'), toUserId: idSchema('usr') }),
})

/** An organisation is gone, and what it had on sale is cancelled. */
export const organisationDeleted = defineNews({
  name: 'organisations.deleted',
  version: 1,
  payload: z.object({ orgId: idSchema('org') }),
})
