import { useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { TextLink } from '@/ui/link-button'
import { OtherWay } from './auth-ticket'
import { withReturnTo } from './search'

/** The way back to signing in by password. */
export function HaveAccount({ returnTo }: { returnTo: string | null }) {
  const t = useTranslations('identity.haveAccount')
  return (
    <OtherWay question={t('question')}>
      <TextLink>
        <Link href={withReturnTo('/sign-in', returnTo)}>{t('signIn')}</Link>
      </TextLink>
    </OtherWay>
  )
}
