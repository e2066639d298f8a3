import { useTranslations } from 'next-intl'
import { type Operator, operatorTags } from './info-tags'
import { LegalPage } from './legal-page'

const SECTIONS = ['where', 'mind', 'cancelled', 'late', 'ask', 'money', 'pass', 'withdrawal'] as const

/** When money comes back, and how. */
export function RefundsPage({ operator }: { operator: Operator }) {
  const t = useTranslations('info.refunds')
  const tags = operatorTags(operator)
  return (
    <LegalPage
      title={t('title')}
      lead={t('lead')}
      sections={SECTIONS.map((id) => ({ id, title: t(`sections.${id}.title`), body: t.rich(`sections.${id}.body`, tags) }))}
    />
  )
}
