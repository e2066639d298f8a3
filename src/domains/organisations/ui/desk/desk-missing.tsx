import { useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { LinkButton } from '@/ui/link-button'
import { ALL_DESKS } from './last-desk'

/** For a desk that does not exist, or not for this account: which of both is nobody's business. */
export function DeskMissing() {
  const t = useTranslations('desk.missing')
  return (
    <main className="mx-auto grid w-full max-w-xl gap-4 px-4 py-16">
      <h1 className="font-display text-title font-extrabold tracking-display">{t('title')}</h1>
      <p className="text-ink-soft">{t('body')}</p>
      <LinkButton className="justify-self-start">
        <Link href={ALL_DESKS}>{t('back')}</Link>
      </LinkButton>
    </main>
  )
}
