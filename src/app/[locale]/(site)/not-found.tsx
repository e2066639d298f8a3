import { useTranslations } from 'next-intl'
import { SearchLine } from '@/domains/events/ui/search-line'
import { Link } from '@/i18n/navigation'
import { LinkButton } from '@/ui/link-button'
import { Poster } from '@/ui/poster'

export default function NotFoundPage() {
  const t = useTranslations('common.notFound')
  return (
    <>
      <Poster art="404" artOn="desk" title={t('title')} top="404">
        <p>{t('body')}</p>
      </Poster>
      <div className="page-wrap grid gap-6 py-10">
        <SearchLine />
        <div className="flex flex-wrap gap-3">
          <LinkButton size="lg">
            <Link href="/events">{t('toEvents')}</Link>
          </LinkButton>
          <LinkButton size="lg" variant="secondary">
            <Link href="/tickets">{t('toTickets')}</Link>
          </LinkButton>
          <LinkButton size="lg" variant="quiet">
            <Link href="/support">{t('toHelp')}</Link>
          </LinkButton>
        </div>
      </div>
    </>
  )
}
