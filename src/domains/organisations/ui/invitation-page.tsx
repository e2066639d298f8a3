import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/i18n/navigation'
import { Alert } from '@/ui/alert'
import { LinkButton } from '@/ui/link-button'
import type { InvitationLink, InvitationView } from '../contract'
import { OrgMark } from './desk/org-mark'
import { InvitationAnswer } from './invitation-answer'

interface InvitationPageProps {
  invitation: InvitationView
  link: InvitationLink
  /** The address somebody is signed in with; null: nobody is. */
  myEmail: string | null
  /** This page, for who signs in first. */
  returnTo: string
  /** The button that signs out. */
  signOut: ReactNode
}

/** What an invitation's mail leads to: who asks, for what, and the answer. */
export function InvitationPage({ invitation, link, myEmail, returnTo, signOut }: InvitationPageProps) {
  const t = useTranslations('organisations')
  const format = useFormatter()
  const { organisation, role, email, invitedBy, expiresAt, state } = invitation
  const roleName = t(`roles.${role}`)
  return (
    <div className="grid gap-6 rounded-card border border-line bg-surface p-5 wrap-anywhere sm:p-8">
      <header className="grid justify-items-start gap-3">
        <OrgMark organisation={organisation} />
        <h1 className="font-display text-title font-extrabold tracking-display">{t('invitation.title', { organisation: organisation.name })}</h1>
        <p>{invitedBy ? t('invitation.lead', { inviter: invitedBy, role: roleName }) : t('invitation.leadUnsigned', { role: roleName })}</p>
        <p className="text-small text-ink-soft">{t('invitation.for', { email, until: format.dateTime(expiresAt, { dateStyle: 'long', timeZone: 'UTC' }) })}</p>
      </header>
      {state === 'open' ? (
        <Answer email={email} link={link} myEmail={myEmail} returnTo={returnTo} signOut={signOut} />
      ) : (
        <div className="grid justify-items-start gap-4">
          <Alert tone={state === 'accepted' ? 'info' : 'warning'}>{t(`invitation.${state}`)}</Alert>
          {state === 'accepted' ? <ToDesk slug={organisation.slug} /> : null}
        </div>
      )}
    </div>
  )
}

function ToDesk({ slug }: { slug: string }) {
  const t = useTranslations('organisations.invitation')
  return (
    <LinkButton>
      <Link href={{ pathname: '/desk/[orgSlug]', params: { orgSlug: slug } }}>{t('toDesk')}</Link>
    </LinkButton>
  )
}

function Answer({ email, link, myEmail, returnTo, signOut }: Omit<InvitationPageProps, 'invitation'> & { email: string }) {
  const t = useTranslations('organisations.invitation')
  if (myEmail === email) return <InvitationAnswer link={link} mayAccept />
  const query = { returnTo }
  return (
    <div className="grid justify-items-start gap-4">
      {myEmail ? (
        <>
          <Alert tone="warning">{t('other_address', { me: myEmail, email })}</Alert>
          {signOut}
        </>
      ) : (
        <>
          <p>{t('useAddress', { email })}</p>
          <div className="flex flex-wrap gap-2">
            <LinkButton>
              <Link href={{ pathname: '/sign-in', query }}>{t('signIn')}</Link>
            </LinkButton>
            <LinkButton variant="secondary">
              <Link href={{ pathname: '/sign-up', query }}>{t('signUp')}</Link>
            </LinkButton>
          </div>
        </>
      )}
      <InvitationAnswer link={link} mayAccept={false} />
    </div>
  )
}
