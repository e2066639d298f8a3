import { useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { LinkButton } from '@/ui/link-button'

/** For a link that opens no invitation. */
export function InvitationMissing() {
  const t = useTranslations('organisations.invitation')
  const errors = useTranslations('errors.organisations')
  const nav = useTranslations('common.nav')
  return (
    <main className="mx-auto grid w-full max-w-xl gap-4 px-4 py-16">
      <h1 className="font-display text-title font-extrabold tracking-display">{t('missingTitle')}</h1>
      <p className="text-ink-soft">{errors('invitation_not_found')}</p>
      <LinkButton className="justify-self-start">
        <Link href="/">{nav('home')}</Link>
      </LinkButton>
    </main>
  )
}
