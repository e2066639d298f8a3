import { useTranslations } from 'next-intl'
import { ReadingPage } from '@/ui/reading-page'
import { AsOf } from './as-of'
import { type Operator, operatorTags } from './info-tags'
import { MoreHelp } from './more-help'

const SECTIONS = ['where', 'mind', 'cancelled', 'late', 'ask', 'money', 'pass', 'withdrawal'] as const

/** When money comes back, and how. */
export function RefundsPage({ operator }: { operator: Operator }) {
  const t = useTranslations('info.refunds')
  const tags = operatorTags(operator)
  return (
    <ReadingPage
      title={t('title')}
      lead={t('lead')}
      sections={SECTIONS.map((id) => ({ id, title: t(`sections.${id}.title`), body: t.rich(`sections.${id}.body`, tags) }))}
      end={
        <>
          <AsOf />
          <MoreHelp />
        </>
      }
    />
  )
}
