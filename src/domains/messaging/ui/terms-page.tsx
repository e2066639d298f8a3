import { useTranslations } from 'next-intl'
import { type Operator, operatorTags } from './info-tags'
import { LegalPage } from './legal-page'

const SECTIONS = ['parties', 'order', 'price', 'ticket', 'event', 'withdrawal', 'fairness', 'account', 'liability', 'law'] as const

/** What buyer, organiser and platform may expect of each other. */
export function TermsPage({ operator }: { operator: Operator }) {
  const t = useTranslations('info.terms')
  const tags = operatorTags(operator)
  return (
    <LegalPage
      title={t('title')}
      lead={t('lead')}
      sections={SECTIONS.map((id) => ({ id, title: t(`sections.${id}.title`), body: t.rich(`sections.${id}.body`, tags) }))}
    />
  )
}
