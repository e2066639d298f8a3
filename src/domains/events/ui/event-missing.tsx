import { useTranslations } from 'next-intl'
import { Poster } from '@/ui/poster'
import { SearchLine } from './search-line'

/** In place of an event that is not there. */
export function EventMissing() {
  const t = useTranslations('events.missing')
  return (
    <>
      <Poster art="404" artOn="desk" title={t('title')} top="404" />
      <div className="page-wrap grid gap-6 py-10">
        <p className="max-w-2xl text-lead">{t('body')}</p>
        <SearchLine />
      </div>
    </>
  )
}
