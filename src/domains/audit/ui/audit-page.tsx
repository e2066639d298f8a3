import { History } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import type { Id } from '@/lib/ids'
import { writeFilters } from '@/lib/list-filters'
import { DeskHeading } from '@/ui/desk-heading'
import { EmptyState } from '@/ui/empty-state'
import { FileLink } from '@/ui/file-link'
import { LoadMore } from '@/ui/load-more'
import { NothingFound } from '@/ui/nothing-found'
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
  const isNarrowed = writeFilters(filters) !== ''
  return (
    <>
      <DeskHeading title={t('title')} lead={t('lead')} actions={<FileLink href={`/api/lists/${org.id}/audit-log.csv?${writeFilters(filters)}`} />} />
      <AuditFiltersForm filters={filters} people={people} isNarrowed={isNarrowed} />
      {entries.length > 0 ? (
        <>
          <AuditTable entries={entries} />
          <LoadMore shown={entries.length}>
            {nextCursor === null ? null : (
              <Link href={{ pathname: '/desk/[orgSlug]/audit', params: { orgSlug: org.slug }, query: { ...filters, cursor: nextCursor } }}>{t('older')}</Link>
            )}
          </LoadMore>
        </>
      ) : isNarrowed ? (
        <NothingFound />
      ) : (
        <EmptyState icon={<History aria-hidden />} title={t('emptyTitle')}>
          <p>{t('emptyBody')}</p>
        </EmptyState>
      )}
    </>
  )
}
