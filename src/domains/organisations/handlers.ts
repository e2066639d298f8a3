import { eq } from 'drizzle-orm'
import { createElement } from 'react'
import { users } from '@/db/schema/identity'
import { invitations, organisations } from '@/db/schema/organisations'
import { mailTexts } from '@/i18n/mail-texts'
import { addressOf } from '@/lib/addresses'
import { sendOnce } from '@/platform/messages'
import { onNews, type NewsHandler } from '@/platform/outbox'
import { invitationMailWanted } from './events'
import { invitationState } from './model'
import { invitationSecret } from './queries'

const mailsInvitations = onNews(invitationMailWanted, 'organisations.mails_invitations', async (shell, { invitationId }, { outboxId }) => {
  const { db, env, now } = shell
  const [row] = await db
    .select({ invitation: invitations, organisation: organisations.name, deletedAt: organisations.deletedAt, inviter: users })
    .from(invitations)
    .innerJoin(organisations, eq(organisations.id, invitations.orgId))
    .leftJoin(users, eq(users.id, invitations.invitedBy))
    .where(eq(invitations.id, invitationId))
  // Since it was asked for, it may have been withdrawn or answered, or the organisation may be gone.
  if (!row || row.deletedAt || invitationState(row.invitation, now) !== 'open') return
  const { invitation, organisation, inviter } = row
  const [invitee] = await db.select({ locale: users.locale }).from(users).where(eq(users.email, invitation.email))
  const secret = await invitationSecret(env.AUTH_SECRET, invitationId)
  await sendOnce(shell, {
    key: `invitation:${outboxId}`,
    kind: 'invitation',
    recipient: invitation.email,
    orgId: invitation.orgId,
    render: async () => {
      // Who has no account reads the language of who invites them.
      const { t, frame, locale } = await mailTexts(invitee?.locale ?? inviter?.locale ?? 'en', env.APP_URL)
      const path = addressOf({ pathname: '/invitations/[invitationId]', params: { invitationId }, query: { secret } }, locale)
      const role = t(`organisations.roles.${invitation.role}`)
      const until = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(invitation.expiresAt)
      const texts = {
        preview: t('emails.invitation.preview', { role }),
        heading: t('emails.invitation.heading', { organisation }),
        body: inviter
          ? t('emails.invitation.body', { inviter: inviter.name, organisation, role })
          : t('emails.invitation.bodyUnsigned', { organisation, role }),
        action: t('emails.invitation.action'),
        lifetime: t('emails.invitation.lifetime', { until }),
        notYou: t('emails.invitation.notYou'),
      }
      const [{ Invitation }, { renderMail }] = await Promise.all([import('@emails/invitation'), import('@emails/render')])
      const mail = createElement(Invitation, { frame, url: env.APP_URL + path, texts })
      return { subject: t('emails.invitation.subject', { organisation }), ...(await renderMail(mail)) }
    },
  })
})

export const organisationHandlers: NewsHandler[] = [mailsInvitations]
