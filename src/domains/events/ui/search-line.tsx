import { useLocale, useTranslations } from 'next-intl'
import { addressOf } from '@/lib/addresses'
import { SearchField } from './search-field'

/** One field that leads to the list. A form of the page: it needs no script. */
export function SearchLine() {
  const t = useTranslations('events.home')
  const locale = useLocale()
  return (
    <search>
      <form action={addressOf('/events', locale)}>
        <SearchField submit={t('find')} />
      </form>
    </search>
  )
}
