import { useTranslations } from 'next-intl'
import { Disclosure } from '@/ui/disclosure'
import { ReadingPage } from '@/ui/reading-page'
import { infoTags } from './info-tags'
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
  return <ReadingPage title={t('title')} lead={t('lead')} sections={sections} end={<MoreHelp />} />
}
