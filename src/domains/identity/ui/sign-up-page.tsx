import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/i18n/navigation'
import { TextLink } from '@/ui/link-button'
import { AuthTicket } from './auth-ticket'
import { GoogleButton } from './google-button'
import { HaveAccount } from './have-account'
import { returnToOf, type Search } from './search'
import { SignUpForm } from './sign-up-form'

const linkTo = (href: '/terms' | '/privacy') => (words: ReactNode) => (
  <TextLink>
    <Link href={href}>{words}</Link>
  </TextLink>
)

/** `google`: whether the installation offers it. */
export function SignUpPage({ search, google }: { search: Search; google: boolean }) {
  const t = useTranslations('identity.signUp')
  const returnTo = returnToOf(search)
  return (
    <AuthTicket title={t('title')} lead={t('lead')} stub={<HaveAccount returnTo={returnTo} />}>
      {google ? <GoogleButton purpose="google" label={t('withGoogle')} returnTo={returnTo} /> : null}
      <SignUpForm returnTo={returnTo} />
      <p className="text-small text-ink-soft">{t.rich('agree', { terms: linkTo('/terms'), privacy: linkTo('/privacy') })}</p>
    </AuthTicket>
  )
}
