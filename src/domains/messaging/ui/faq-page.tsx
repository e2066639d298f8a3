import { useTranslations } from 'next-intl'
import { faqData } from '@/i18n/structured-data'
import { Disclosure } from '@/ui/disclosure'
import { JsonLd } from '@/ui/json-ld'
import { ReadingPage } from '@/ui/reading-page'
import { infoTags, plainTags } from './info-tags'
import { MoreHelp } from './more-help'

const GROUPS = [
  { id: 'buying', items: ['fees', 'guest', 'held', 'paying', 'codes', 'soldOut'] },
  { id: 'tickets', items: ['where', 'noMail', 'offline', 'paper', 'passOn'] },
  { id: 'gate', items: ['bring', 'copy', 'again', 'battery'] },
  { id: 'changes', items: ['cannotCome', 'calledOff', 'tooLate'] },
  { id: 'account', items: ['why', 'guestOrders', 'signIn', 'language', 'data'] },
] as const

/** What is asked most, by the moment at which it is asked. */
export function FaqPage() {
  const t = useTranslations('info.faq')
  const sections = GROUPS.map(({ id, items }) => ({
    id,
    title: t(`groups.${id}`),
    body: (
      <div>
        {items.map((item) => (
          <Disclosure key={item} id={item} summary={t(`items.${item}.question`)}>
            {t.rich(`items.${item}.answer`, infoTags)}
          </Disclosure>
        ))}
      </div>
    ),
  }))
  const questions = GROUPS.flatMap(({ items }) =>
    items.map((item) => ({ question: t(`items.${item}.question`), answer: t.markup(`items.${item}.answer`, plainTags).trim() })),
  )
  return (
    <>
      <JsonLd things={[faqData(questions)]} />
      <ReadingPage title={t('title')} lead={t('lead')} sections={sections} end={<MoreHelp />} />
    </>
  )
}
