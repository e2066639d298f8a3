import { SlidersHorizontal } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { addressOf } from '@/lib/addresses'
import type { PlainDate } from '@/lib/time'
import { Field } from '@/ui/field'
import { LinkButton } from '@/ui/link-button'
import { Select } from '@/ui/select'
import { TextInput } from '@/ui/text-input'
import { EVENT_KINDS, type Facets } from '../contract'
import { ANY, listHref, type ListQuery, without } from '../model/list-address'
import { datePresets } from '../model/when'
import { SearchField } from './search-field'

interface SearchFormProps {
  query: ListQuery
  cities: Facets['cities']
  /** The last day is before the first. */
  datesReversed: boolean
}

/** Search and filters of the list: a form whose answers stand in the address, so that it needs no script and can be shared. */
export function SearchForm({ query, cities, datesReversed }: SearchFormProps) {
  const t = useTranslations('events')
  const locale = useLocale()
  return (
    <search>
      <form action={addressOf('/events', locale)} className="grid gap-4 rounded-card bg-sunken p-4 sm:p-6">
        <SearchField words={query.q} submit={t('list.show')} />
        {/* Folded on a phone; where there is room it lies open, if the browser can open it without a script. */}
        <details open={datesReversed} className="group lg:[&::details-content]:[content-visibility:visible]">
          <summary className="inline-flex min-h-11 items-center gap-2 rounded-control pe-3 font-bold lg:supports-[selector(::details-content)]:hidden">
            <SlidersHorizontal aria-hidden className="size-5" />
            {t('list.filters')}
          </summary>
          <div className="grid gap-4 max-lg:pt-3 sm:grid-cols-2 lg:grid-cols-4">
            <Filters query={query} cities={cities} datesReversed={datesReversed} />
          </div>
        </details>
      </form>
    </search>
  )
}

function Filters({ query, cities, datesReversed }: SearchFormProps) {
  const t = useTranslations('events')
  const locale = useLocale()
  const known = new Set([...(query.city ? [query.city] : []), ...cities.map(({ city }) => city)])
  const cityOptions = [...known].toSorted((a, b) => a.localeCompare(b, locale)).map((city) => ({ value: city, label: city }))
  const kindOptions = EVENT_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))
  return (
    <>
      <Field label={t('list.city')}>
        <Select name="city" defaultValue={query.city ?? ANY} options={[{ value: ANY, label: t('list.anyCity') }, ...cityOptions]} />
      </Field>
      <Field label={t('list.kind')}>
        <Select name="kind" defaultValue={query.kind ?? ANY} options={[{ value: ANY, label: t('list.anyKind') }, ...kindOptions]} />
      </Field>
      <Field label={t('list.from')}>
        <TextInput type="date" name="from" defaultValue={query.from} />
      </Field>
      <Field label={t('list.to')} error={datesReversed ? t('list.datesReversed') : undefined}>
        <TextInput type="date" name="to" defaultValue={query.to} />
      </Field>
    </>
  )
}

const PRESETS = ['today', 'weekend', 'month'] as const

/** Days that people ask for most, one tap each; a second tap takes them off. */
export function DatePresets({ query, today }: { query: ListQuery; today: PlainDate }) {
  const t = useTranslations('events.list')
  const dates = datePresets(today)
  const rest = without(without(query, 'from'), 'to')
  return (
    <ul className="flex gap-2 max-sm:-mx-4 max-sm:overflow-x-auto max-sm:p-1 max-sm:px-4">
      {PRESETS.map((preset) => {
        const { from, to } = dates[preset]
        const chosen = query.from === from && query.to === to
        return (
          <li key={preset} className="shrink-0">
            <LinkButton variant={chosen ? 'primary' : 'secondary'}>
              <Link href={listHref(chosen ? rest : { ...rest, from, to })} aria-current={chosen ? 'true' : undefined}>
                {t(preset)}
              </Link>
            </LinkButton>
          </li>
        )
      })}
    </ul>
  )
}
