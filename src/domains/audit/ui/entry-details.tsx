import { useTranslations } from 'next-intl'
import { writeFilters } from '@/lib/list-filters'
import { TextLink } from '@/ui/link-button'
import type { AuditEntry } from '../contract'
import { changesOf } from '../model'

/** Before and after, side by side, and where it came from. */
export function EntryDetails({ entry }: { entry: AuditEntry }) {
  const t = useTranslations('audit.details')
  const changes = changesOf(entry)
  const facts = [
    { name: t('action'), value: entry.action }, { name: t('subject'), value: entry.subjectId }, { name: t('actor'), value: entry.actorId },
    { name: t('ip'), value: entry.ip }, { name: t('request'), value: entry.requestId },
  ].filter(({ value }) => value !== null)
  return (
    <div className="grid gap-6">
      {changes.length > 0 ? (
        <table className="w-full border-collapse text-start">
          <caption className="sr-only">{t('changes')}</caption>
          <thead>
            <tr className="text-small text-ink-soft">
              {[t('value'), t('before'), t('after')].map((name) => (
                <th key={name} scope="col" className="py-1 pe-3 text-start font-bold">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {changes.map(({ name, before, after }) => (
              <tr key={name} className="border-t border-line align-top wrap-anywhere">
                <th scope="row" className="min-w-24 py-2 pe-3 text-start text-small font-bold">
                  <bdi>{name}</bdi>
                </th>
                <td className="py-2 pe-3 text-ink-soft">
                  <bdi>{before ?? '–'}</bdi>
                </td>
                <td className="py-2">
                  <bdi>{after ?? '–'}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className="text-ink-soft">{t('none')}</p>
      )}
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2 text-small">
        {facts.map(({ name, value }) => (
          <div key={name} className="contents">
            <dt className="text-ink-soft">{name}</dt>
            <dd dir="ltr" className="wrap-anywhere text-start">
              {value}
            </dd>
          </div>
        ))}
      </dl>
      {/* As whole pages: the form of the list then shows what it is narrowed to. */}
      <p className="flex flex-wrap gap-x-6 gap-y-2 pb-4">
        <TextLink>
          <a href={`?${writeFilters({ subjectId: entry.subjectId })}`}>{t('aboutThis')}</a>
        </TextLink>
        {entry.actorKind === 'user' && entry.actorName !== null ? (
          <TextLink>
            <a href={`?${writeFilters({ actor: entry.actorId ?? undefined })}`}>{t('byThem', { name: entry.actorName })}</a>
          </TextLink>
        ) : null}
      </p>
    </div>
  )
}
