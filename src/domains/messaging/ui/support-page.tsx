import { LifeBuoy, Megaphone } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/i18n/navigation'
import { LinkButton } from '@/ui/link-button'
import { ReadingPage } from '@/ui/reading-page'
import { TicketStub } from '@/ui/ticket-stub'
import { type Operator, operatorTags } from './info-tags'

const SECTIONS = ['missing', 'paid', 'money', 'gate', 'account', 'barrier'] as const

/** What usually helps, and the two who can be written to: the organiser about the event, the platform about the rest. */
export function SupportPage({ operator }: { operator: Operator }) {
  const t = useTranslations('info.support')
  const tags = operatorTags(operator)
  return (
    <ReadingPage
      title={t('title')}
      lead={t('lead')}
      sections={SECTIONS.map((id) => ({ id, title: t(`sections.${id}.title`), body: t.rich(`sections.${id}.body`, tags) }))}
    >
      <div className="grid gap-5 pb-10 md:grid-cols-2">
        <Contact
          icon={<Megaphone />}
          title={t('organiser.title')}
          action={
            <LinkButton variant="secondary" wide>
              <Link href="/events">{t('organiser.find')}</Link>
            </LinkButton>
          }
        >
          {t.rich('organiser.body', tags)}
        </Contact>
        <Contact
          icon={<LifeBuoy />}
          title={t('us.title')}
          action={
            <LinkButton wide>
              <a href={`mailto:${operator.email}?subject=${encodeURIComponent(t('us.subject'))}`}>{t('us.write')}</a>
            </LinkButton>
          }
        >
          {t.rich('us.body', tags)}
        </Contact>
      </div>
    </ReadingPage>
  )
}

function Contact({ icon, title, action, children }: { icon: ReactNode; title: string; action: ReactNode; children: ReactNode }) {
  return (
    <TicketStub stripe layout="stacked" stubGround="surface" stub={action}>
      <div className="grid gap-3">
        <h2 className="flex items-center gap-3 text-lead font-bold">
          <span aria-hidden className="text-accent *:size-6">
            {icon}
          </span>
          {title}
        </h2>
        {children}
      </div>
    </TicketStub>
  )
}
