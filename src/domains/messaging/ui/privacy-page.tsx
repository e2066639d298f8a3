import { useTranslations } from 'next-intl'
import { type Operator, operatorTags } from './info-tags'
import { LegalPage } from './legal-page'

const SECTIONS = ['controller', 'data', 'reasons', 'others', 'device', 'retention', 'rights'] as const

/** What is kept about a person, why, for how long, and what they can ask for. */
export function PrivacyPage({ operator }: { operator: Operator }) {
  const t = useTranslations('info.privacy')
  const tags = operatorTags(operator)
  return (
    <LegalPage
      title={t('title')}
      lead={t('lead')}
      sections={SECTIONS.map((id) => ({ id, title: t(`sections.${id}.title`), body: t.rich(`sections.${id}.body`, tags) }))}
    />
  )
}
