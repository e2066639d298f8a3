import { Download, History } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import type { Id } from '@/lib/ids'
import { DeskHeading } from '@/ui/desk-heading'
import { EmptyState } from '@/ui/empty-state'
import { LinkButton } from '@/ui/link-button'
import { LoadMore } from '@/ui/load-more'
import type { AuditFilters, AuditResult } from '../contract'
import { AuditFiltersForm } from './audit-filters-form'
import { AuditTable } from './audit-table'

interface AuditPageProps extends AuditResult {
  org: { id: Id<'org'>; slug: string }
  filters: AuditFilters
}

/** Who did what in an organisation, and when: looked through on the page, or taken along as a file. */
export function AuditPage({ org, filters, entries, nextCursor, people }: AuditPageProps) {
  const t = useTranslations('audit')
  const file = `/api/audit/${org.id}.csv?${new URLSearchParams(Object.entries(filters).filter((entry): entry is [string, string] => entry[1] !== undefined))}`
  return (
    <>
      <DeskHeading
        title={t('title')}
        lead={t('lead')}
        actions={
          <LinkButton variant="secondary">
            <a href={file} download>
              <Download aria-hidden className="size-5" />
              {t('csv')}
            </a>
          </LinkButton>
        }
      />
      <AuditFiltersForm filters={filters} people={people} />
      {entries.length > 0 ? (
        <>
          <AuditTable entries={entries} />
          <LoadMore shown={entries.length}>
            {nextCursor === null ? null : (
              <Link href={{ pathname: '/desk/[orgSlug]/audit', params: { orgSlug: org.slug }, query: { ...filters, cursor: nextCursor } }}>{t('older')}</Link>
            )}
          </LoadMore>
        </>
      ) : (
        <EmptyState icon={<History aria-hidden />} title={t('emptyTitle')}>
          <p>{t('emptyBody')}</p>
        </EmptyState>
      )}
    </>
  )
}
