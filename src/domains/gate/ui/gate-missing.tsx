import { useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { LinkButton } from '@/ui/link-button'

/** For an event that does not exist, or not for this account: which of both is nobody's business. */
export function GateMissing() {
  const t = useTranslations('gate.missing')
  return (
    <div className="mx-auto grid w-full max-w-xl gap-4 px-4 py-16">
      <h1 className="font-display text-display font-extrabold tracking-display">{t('title')}</h1>
      <p className="text-lead">{t('body')}</p>
      <LinkButton size="lg" className="justify-self-start">
        <Link href="/gate">{t('back')}</Link>
      </LinkButton>
    </div>
  )
}
