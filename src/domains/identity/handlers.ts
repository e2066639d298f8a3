import { eq, exists } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { createElement, type ReactElement } from 'react'
import { authTokens, users } from '@/db/schema/identity'
import { mailTexts, type MailTexts } from '@/i18n/mail-texts'
import { addressOf } from '@/lib/addresses'
import { HOUR_MS, MINUTE_MS } from '@/lib/time'
import { linkSecret } from '@/platform/links'
import { sendOnce } from '@/platform/messages'
import { onNews, type NewsHandler } from '@/platform/outbox'
import { issueLink } from './commands/issue-link'
import { accountChanged, emailChangeWanted, mailWanted } from './events'
import { EMAIL_CHANGE_TTL_MS, LINK_LIFETIME_MS, linkPath, MAIL_LINKS, type IdentityMail } from './model'

const taken = alias(users, 'taken')

const mailsLinks = onNews(mailWanted, 'identity.mails_links', async (shell, { userId, mail, returnTo }, { outboxId }) => {
  const [reader] = await shell.db
    .select({ email: users.email, name: users.name, locale: users.locale, status: users.status })
    .from(users)
    .where(eq(users.id, userId))
  // Since it was asked for, the account may have been blocked or erased, or confirmed by another link.
  if (!reader || reader.status === 'banned' || reader.status === 'inactive') return
  if (mail === 'verify_email' && reader.status === 'active') return
  const purpose = MAIL_LINKS[mail]
  const secret = await issueLink(shell, { userId, purpose, outboxId })
  await sendOnce(shell, {
    key: `${mail}:${outboxId}`,
    kind: mail,
    recipient: reader.email,
    orgId: null,
    render: async () => {
      const texts = await mailTexts(reader.locale, shell.env.APP_URL)
      const url = shell.env.APP_URL + linkPath(purpose, texts.locale, secret, returnTo)
      // Until an address is proven, its account's name is what a stranger typed: it does not belong into a mail of ours.
      const composed = await COMPOSERS[mail]({ texts, url, name: reader.status === 'active' ? reader.name : null })
      const { renderMail } = await import('@emails/render')
      return { subject: composed.subject, ...(await renderMail(composed.mail)) }
    },
  })
})

interface Facts {
  texts: MailTexts
  url: string
  name: string | null
}

// The templates and their renderer are heavy: read when there is a mail to write.
const COMPOSERS: Record<IdentityMail, (facts: Facts) => Promise<{ subject: string; mail: ReactElement }>> = {
  async verify_email({ texts: { t, frame }, url, name }) {
    const { VerifyEmail } = await import('@emails/verify-email')
    const texts = {
      preview: t('emails.verifyEmail.preview'),
      heading: t('emails.verifyEmail.heading'),
      greeting: greeting(t, name),
      body: t('emails.verifyEmail.body'),
      action: t('emails.verifyEmail.action'),
      lifetime: t('emails.linkLifetime.hours', { hours: LINK_LIFETIME_MS.verify_email / HOUR_MS }),
      notYou: t('emails.verifyEmail.notYou'),
    }
    return { subject: t('emails.verifyEmail.subject'), mail: createElement(VerifyEmail, { frame, url, texts }) }
  },

  async magic_link({ texts: { t, frame }, url, name }) {
    const { MagicLink } = await import('@emails/magic-link')
    const texts = {
      preview: t('emails.magicLink.preview'),
      heading: t('emails.magicLink.heading'),
      greeting: greeting(t, name),
      body: t('emails.magicLink.body'),
      action: t('emails.magicLink.action'),
      lifetime: t('emails.linkLifetime.minutes', { minutes: LINK_LIFETIME_MS.magic_link / MINUTE_MS }),
      notYou: t('emails.magicLink.notYou'),
    }
    return { subject: t('emails.magicLink.subject'), mail: createElement(MagicLink, { frame, url, texts }) }
  },

  async reset_password({ texts: { t, frame }, url, name }) {
    const { ResetPassword } = await import('@emails/reset-password')
    const texts = {
      preview: t('emails.resetPassword.preview'),
      heading: t('emails.resetPassword.heading'),
      greeting: greeting(t, name),
      body: t('emails.resetPassword.body'),
      action: t('emails.resetPassword.action'),
      lifetime: t('emails.linkLifetime.hours', { hours: LINK_LIFETIME_MS.reset_password / HOUR_MS }),
      notYou: t('emails.resetPassword.notYou'),
    }
    return { subject: t('emails.resetPassword.subject'), mail: createElement(ResetPassword, { frame, url, texts }) }
  },

  async sign_up_attempt({ texts: { t, frame }, url, name }) {
    const { SignUpAttempt } = await import('@emails/sign-up-attempt')
    const texts = {
      preview: t('emails.signUpAttempt.preview'),
      heading: t('emails.signUpAttempt.heading'),
      greeting: greeting(t, name),
      body: t('emails.signUpAttempt.body'),
      forgotten: t('emails.signUpAttempt.forgotten'),
      action: t('emails.signUpAttempt.action'),
      lifetime: t('emails.linkLifetime.minutes', { minutes: LINK_LIFETIME_MS.magic_link / MINUTE_MS }),
      notYou: t('emails.signUpAttempt.notYou'),
    }
    return { subject: t('emails.signUpAttempt.subject'), mail: createElement(SignUpAttempt, { frame, url, texts }) }
  },
}

function greeting(t: MailTexts['t'], name: string | null): string {
  return name === null ? t('emails.layout.greetingUnnamed') : t('emails.layout.greeting', { name })
}

const mailsNewAddress = onNews(emailChangeWanted, 'identity.mails_new_address', async (shell, { tokenId }) => {
  const [asked] = await shell.db
    .select({
      address: authTokens.email, usedAt: authTokens.usedAt, name: users.name, locale: users.locale, status: users.status,
      isTaken: exists(shell.db.select({ id: taken.id }).from(taken).where(eq(taken.email, authTokens.email))).mapWith(Boolean),
    })
    .from(authTokens)
    .innerJoin(users, eq(users.id, authTokens.userId))
    .where(eq(authTokens.id, tokenId))
  // Asked for again, or the account was blocked meanwhile.
  if (!asked?.address || asked.usedAt || asked.status !== 'active') return
  const kind = asked.isTaken ? 'addressTaken' : 'changeEmail'
  await sendOnce(shell, {
    key: `change_email:${tokenId}`,
    kind: 'change_email',
    recipient: asked.address,
    orgId: null,
    render: async () => {
      const { t, frame, locale } = await mailTexts(asked.locale, shell.env.APP_URL)
      const [{ MagicLink }, { renderMail }] = await Promise.all([import('@emails/magic-link'), import('@emails/render')])
      const secret = await linkSecret(shell.env.AUTH_SECRET, `change-email-link:${tokenId}`)
      const path = asked.isTaken ? addressOf('/sign-in', locale) : linkPath('change_email', locale, secret, null)
      const texts = {
        preview: t(`emails.${kind}.preview`),
        heading: t(`emails.${kind}.heading`),
        greeting: greeting(t, asked.isTaken ? null : asked.name),
        body: t(`emails.${kind}.body`),
        action: t(`emails.${kind}.action`),
        lifetime: asked.isTaken ? t('emails.addressTaken.nothing') : t('emails.linkLifetime.hours', { hours: EMAIL_CHANGE_TTL_MS / HOUR_MS }),
        notYou: t(`emails.${kind}.notYou`),
      }
      const mail = createElement(MagicLink, { frame, url: shell.env.APP_URL + path, texts })
      return { subject: t(`emails.${kind}.subject`), ...(await renderMail(mail)) }
    },
  })
})

const mailsChanges = onNews(accountChanged, 'identity.mails_changes', async (shell, { userId, change }, { outboxId }) => {
  const [owner] = await shell.db
    .select({ email: users.email, name: users.name, locale: users.locale, status: users.status })
    .from(users)
    .where(eq(users.id, userId))
  if (owner?.status !== 'active') return
  await sendOnce(shell, {
    key: `${change}:${outboxId}`,
    kind: change,
    recipient: owner.email,
    orgId: null,
    render: async () => {
      const { t, frame, locale } = await mailTexts(owner.locale, shell.env.APP_URL)
      const [{ AccountChanged }, { renderMail }] = await Promise.all([import('@emails/account-changed'), import('@emails/render')])
      const texts = {
        preview: t('emails.accountChanged.preview'),
        heading: t(`emails.accountChanged.${change}.heading`),
        greeting: greeting(t, owner.name),
        body: t(`emails.accountChanged.${change}.body`),
        notYou: t('emails.accountChanged.notYou'),
        action: t('emails.accountChanged.action'),
        why: t('emails.accountChanged.why'),
      }
      const url = shell.env.APP_URL + addressOf('/forgot-password', locale)
      const mail = createElement(AccountChanged, { frame, url, texts })
      return { subject: t(`emails.accountChanged.${change}.subject`), ...(await renderMail(mail)) }
    },
  })
})

export const identityHandlers: NewsHandler[] = [mailsLinks, mailsChanges, mailsNewAddress]
