import { useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { DateTime } from '@/ui/date-time'
import { Sheet } from '@/ui/dialog'
import { Table, TableCell, TableRow } from '@/ui/table'
import type { AuditEntry } from '../contract'
import { isKnownAction, subjectName } from '../model'
import { EntryDetails } from './entry-details'

/** The sentence of an entry; what has none yet is named as the log has it. */
function useSentence(): (entry: AuditEntry) => string {
  const t = useTranslations('audit')
  return (entry) => {
    const words = { actor: entry.actorName ?? t(`who.${entry.actorKind}`), subject: subjectName(entry) }
    return isKnownAction(entry.action) ? t(`actions.${entry.action}`, words) : t('otherAction', { ...words, action: entry.action })
  }
}

/** The log, a sentence a line; the rest of an entry at the side. */
export function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  const t = useTranslations('audit')
  const sentenceOf = useSentence()
  return (
    <Table label={t('title')} columns={[{ name: t('columns.what') }, { name: t('columns.when') }, { name: t('columns.more'), isUnnamed: true }]}>
      {entries.map((entry) => (
        <TableRow key={entry.id} title={<span className="wrap-anywhere">{sentenceOf(entry)}</span>}>
          <TableCell name={t('columns.when')}>
            <DateTime at={entry.at} zone="UTC" showZone className="text-small text-ink-soft" />
          </TableCell>
          <TableCell>
            <div className="flex w-full justify-end">
              <Sheet title={t('details.title')} description={sentenceOf(entry)} trigger={<Button variant="quiet">{t('details.open')}</Button>}>
                <EntryDetails entry={entry} />
              </Sheet>
            </div>
          </TableCell>
        </TableRow>
      ))}
    </Table>
  )
}
