import { useTranslations } from 'next-intl'
import { AuthTicket } from './auth-ticket'
import { HaveAccount } from './have-account'
import { returnToOf, type Search } from './search'
import { SignUpForm } from './sign-up-form'

export function SignUpPage({ search }: { search: Search }) {
  const t = useTranslations('identity.signUp')
  const returnTo = returnToOf(search)
  return (
    <AuthTicket title={t('title')} lead={t('lead')} stub={<HaveAccount returnTo={returnTo} />}>
      <SignUpForm returnTo={returnTo} />
    </AuthTicket>
  )
}
