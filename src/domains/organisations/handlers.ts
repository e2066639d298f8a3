import { and, eq, inArray, isNull } from 'drizzle-orm'
import { createElement } from 'react'
import { users } from '@/db/schema/identity'
import { invitations, organisations } from '@/db/schema/organisations'
import { mailTexts } from '@/i18n/mail-texts'
import { addressOf } from '@/lib/addresses'
import { sendOnce } from '@/platform/messages'
import { onNews, type NewsHandler } from '@/platform/outbox'
import { handedOn, invitationMailWanted } from './events'
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

const tellsOfNewOwner = onNews(handedOn, 'organisations.tells_of_new_owner', async (shell, { orgId, fromUserId, toUserId }, { outboxId }) => {
  const { db, env } = shell
  const [rows, people] = await db.batch([
    db.select({ name: organisations.name, slug: organisations.slug }).from(organisations).where(and(eq(organisations.id, orgId), isNull(organisations.deletedAt))),
    db.select({ id: users.id, name: users.name, email: users.email, locale: users.locale }).from(users).where(inArray(users.id, [fromUserId, toUserId])),
  ])
  const [organisation] = rows
  const [from, to] = [fromUserId, toUserId].map((id) => people.find((person) => person.id === id))
  // Gone meanwhile, with whom there was to tell of it.
  if (!organisation || !from || !to) return
  const told = [from, to].map(({ id, email, locale: language }) =>
    sendOnce(shell, {
      key: `new_owner:${outboxId}:${id}`,
      kind: 'new_owner',
      recipient: email,
      orgId,
      render: async () => {
        const { t, frame, locale } = await mailTexts(language, env.APP_URL)
        const path = addressOf({ pathname: '/desk/[orgSlug]/audit', params: { orgSlug: organisation.slug } }, locale)
        const words = { organisation: organisation.name, from: from.name, to: to.name }
        const texts = {
          preview: t('emails.newOwner.preview', words),
          heading: t('emails.newOwner.heading', words),
          body: t('emails.newOwner.body', words),
          notYou: t('emails.newOwner.notYou'),
          action: t('emails.newOwner.action'),
          why: t('emails.newOwner.why'),
        }
        const [{ NewOwner }, { renderMail }] = await Promise.all([import('@emails/new-owner'), import('@emails/render')])
        const mail = createElement(NewOwner, { frame, url: env.APP_URL + path, texts })
        return { subject: t('emails.newOwner.subject', words), ...(await renderMail(mail)) }
      },
    }),
  )
  await Promise.all(told)
})

export const organisationHandlers: NewsHandler[] = [mailsInvitations, tellsOfNewOwner]
