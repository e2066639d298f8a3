import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { TextInput } from '@/ui/text-input'
import { SearchButton } from './search-button'

/** The one line of a search, with its button. */
export function SearchField({ words, submit }: { words?: string | undefined; submit: string }) {
  const t = useTranslations('events')
  return (
    <div className="flex gap-2">
      <div className="relative min-w-0 grow">
        <Search aria-hidden className="pointer-events-none absolute inset-y-0 inset-s-4 my-auto size-5 text-ink-soft" />
        <TextInput
          type="search"
          name="q"
          aria-label={t('home.find')}
          defaultValue={words}
          placeholder={t('list.search')}
          maxLength={80}
          className="ps-12"
        />
      </div>
      <SearchButton>{submit}</SearchButton>
    </div>
  )
}
