import { useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { Alert } from '@/ui/alert'
import { TextLink } from '@/ui/link-button'
import { AuthTicket, OtherWay } from './auth-ticket'
import { GoogleButton } from './google-button'
import { GoogleRefused } from './google-refused'
import { googleRefusalOf, returnToOf, withReturnTo, type Search } from './search'
import { SignInForm } from './sign-in-form'

/** `google`: whether the installation offers it. */
export function SignInPage({ search, google }: { search: Search; google: boolean }) {
  const t = useTranslations('identity.signIn')
  const returnTo = returnToOf(search)
  const stub = (
    <>
      <OtherWay question={t('noPassword')}>
        <TextLink>
          <Link href={withReturnTo('/magic-link', returnTo)}>{t('useLink')}</Link>
        </TextLink>
      </OtherWay>
      <OtherWay question={t('newHere')}>
        <TextLink>
          <Link href={withReturnTo('/sign-up', returnTo)}>{t('signUp')}</Link>
        </TextLink>
      </OtherWay>
    </>
  )
  return (
    <AuthTicket title={t('title')} lead={t('lead')} stub={stub}>
      {search.ended === '1' ? <Alert tone="warning">{t('ended')}</Alert> : null}
      <GoogleRefused reason={googleRefusalOf(search)} />
      {google ? <GoogleButton purpose="google" label={t('withGoogle')} returnTo={returnTo} /> : null}
      <SignInForm returnTo={returnTo} />
    </AuthTicket>
  )
}
