import { useTranslations } from 'next-intl'
import { Alert } from '@/ui/alert'
import type { ListField } from '../model/list-address'

/** What of the address could not be read, and so narrows nothing down. */
export function UnreadNotice({ fields }: { fields: readonly ListField[] }) {
  const t = useTranslations('events.list')
  if (fields.length === 0) return null
  return (
    <Alert tone="warning" title={t('unread.title')}>
      <ul className="grid gap-1">
        {fields.map((field) => (
          <li key={field}>{t(`unread.${field}`)}</li>
        ))}
      </ul>
    </Alert>
  )
}
