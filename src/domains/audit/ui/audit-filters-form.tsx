import { useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Select } from '@/ui/select'
import { TextInput } from '@/ui/text-input'
import { AUDIT_ACTIONS, OTHER_ACTORS, type AuditFilters, type AuditResult } from '../contract'
import { ALL } from './read-filters'

/** What to look for: a form whose answer is an address, so that it can be kept, sent and gone back to. */
export function AuditFiltersForm({ filters, people }: { filters: AuditFilters; people: AuditResult['people'] }) {
  const t = useTranslations('audit')
  const actors = [
    { value: ALL, label: t('filters.everybody') },
    ...people.map(({ id, name }) => ({ value: id, label: name })),
    ...OTHER_ACTORS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) })),
  ]
  const actions = [{ value: ALL, label: t('filters.everything') }, ...AUDIT_ACTIONS.map((action) => ({ value: action, label: t(`names.${action}`) }))]
  const known = (options: readonly { value: string }[], value: string | undefined) => (options.some((option) => option.value === value) ? value : undefined) ?? ALL
  return (
    <form method="get" aria-label={t('filters.label')} className="mb-5 grid grid-cols-[repeat(auto-fit,minmax(min(11rem,100%),1fr))] items-end gap-3">
      <Field label={t('filters.actor')}>
        <Select name="actor" options={actors} defaultValue={known(actors, filters.actor)} />
      </Field>
      <Field label={t('filters.action')}>
        <Select name="action" options={actions} defaultValue={known(actions, filters.action)} />
      </Field>
      <Field label={t('filters.subject')}>
        <TextInput name="subjectId" defaultValue={filters.subjectId ?? ''} dir="ltr" maxLength={60} autoComplete="off" />
      </Field>
      <Field label={t('filters.from')}>
        <TextInput type="date" name="from" defaultValue={filters.from ?? ''} />
      </Field>
      <Field label={t('filters.until')}>
        <TextInput type="date" name="until" defaultValue={filters.until ?? ''} />
      </Field>
      <Button type="submit" variant="secondary">
        {t('filters.submit')}
      </Button>
    </form>
  )
}
