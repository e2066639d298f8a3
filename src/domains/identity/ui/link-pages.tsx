import { useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { TextLink } from '@/ui/link-button'
import { AuthTicket } from './auth-ticket'
import { ConfirmEmail } from './confirm-email'
import { HaveAccount } from './have-account'
import { LinkRequestForm } from './link-request-form'
import { LinkSignIn } from './link-sign-in'
import { ResetForm } from './reset-form'
import { returnToOf, tokenOf, type Search } from './search'
import { VerifyForm } from './verify-form'

// Pages that mailed links lead to. Without its secret, each asks for an address to send a link to.

export function VerifyEmailPage({ search }: { search: Search }) {
  const t = useTranslations('identity.verify')
  const [token, returnTo] = [tokenOf(search), returnToOf(search)]
  return (
    <AuthTicket title={t('title')} lead={token ? t('lead') : t('askLead')} stub={<HaveAccount returnTo={returnTo} />}>
      {token ? <VerifyForm token={token} returnTo={returnTo} /> : <LinkRequestForm link="verification" returnTo={returnTo} />}
    </AuthTicket>
  )
}

export function MagicLinkPage({ search }: { search: Search }) {
  const t = useTranslations('identity.magicLink')
  const [token, returnTo] = [tokenOf(search), returnToOf(search)]
  return (
    <AuthTicket
      title={token ? t('title') : t('askTitle')}
      lead={token ? t('lead') : t('askLead')}
      stub={<HaveAccount returnTo={returnTo} />}
    >
      {token ? <LinkSignIn token={token} returnTo={returnTo} /> : <LinkRequestForm link="magicLink" returnTo={returnTo} />}
    </AuthTicket>
  )
}

export function ChangeEmailPage({ search }: { search: Search }) {
  const t = useTranslations('identity.changeEmail')
  const toSecurity = (
    <TextLink>
      <Link href="/account/security">{t('toSecurity')}</Link>
    </TextLink>
  )
  return (
    <AuthTicket title={t('title')} lead={t('lead')} stub={toSecurity}>
      <ConfirmEmail token={tokenOf(search) ?? ''} />
    </AuthTicket>
  )
}

/** Both of forgetting a password: asking for the link, and the page it leads to. */
export function PasswordPage({ search }: { search: Search }) {
  const t = useTranslations('identity.reset')
  const [token, returnTo] = [tokenOf(search), returnToOf(search)]
  return (
    <AuthTicket title={t('title')} lead={token ? t('lead') : t('askLead')} stub={<HaveAccount returnTo={returnTo} />}>
      {token ? <ResetForm token={token} returnTo={returnTo} /> : <LinkRequestForm link="passwordReset" returnTo={returnTo} />}
    </AuthTicket>
  )
}
