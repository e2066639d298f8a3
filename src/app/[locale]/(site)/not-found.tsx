import { useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { LinkButton } from '@/ui/link-button'
import { Poster } from '@/ui/poster'

export default function NotFoundPage() {
  const t = useTranslations('common.notFound')
  return (
    <Poster title={t('title')} top="404" band={false} className="grow">
      <p>{t('body')}</p>
      <div className="flex flex-wrap gap-3 pt-8">
        <LinkButton size="lg">
          <Link href="/events">{t('toEvents')}</Link>
        </LinkButton>
        <LinkButton size="lg" variant="quiet">
          <Link href="/tickets">{t('toTickets')}</Link>
        </LinkButton>
      </div>
    </Poster>
  )
}
