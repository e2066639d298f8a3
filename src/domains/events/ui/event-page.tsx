import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/i18n/navigation'
import { inLocale } from '@/lib/translated'
import { Alert } from '@/ui/alert'
import { LinkButton } from '@/ui/link-button'
import type { EventDetail } from '../contract'
import { EventFacts } from './event-facts'
import { EventHead } from './event-head'
import { LineUp } from './line-up'
import { PolicyList } from './policy-list'

interface EventPageProps {
  event: EventDetail
  tickets: ReactNode
  /** What getting in costs, on the poster's stub. */
  stub: ReactNode
  /** The way to the tickets on a phone's poster. */
  way: ReactNode
  now: Date
  /** Where the site is, for addresses that leave it: `https://fairground.example`. */
  origin: string
}

/** All of an event; `tickets` is where one buys them, shown while there is something to go to. */
export function EventPage({ event, tickets, stub, way, now, origin }: EventPageProps) {
  const t = useTranslations('events.detail')
  const ended = event.phase === 'over' || event.phase === 'cancelled'
  return (
    <article className="grid gap-12 pb-16 sm:gap-16">
      <div>
        <EventHead event={event} stub={stub} way={way} />
        {ended ? <Ended phase={event.phase} /> : null}
      </div>
      {ended ? null : (
        <section id="tickets" className="page-wrap">
          <h2 className="sr-only">{t('tickets')}</h2>
          {tickets}
        </section>
      )}
      <div className="page-wrap grid gap-12 lg:grid-cols-[minmax(0,1fr)_min(22rem,40%)] lg:gap-8">
        <About event={event} />
        <div className="grid content-start gap-12">
          <EventFacts event={event} origin={origin} />
          {ended ? null : <WhenPlansChange event={event} now={now} />}
        </div>
      </div>
      <LineUp event={event} now={now} />
    </article>
  )
}

function About({ event }: { event: EventDetail }) {
  const t = useTranslations('events.detail')
  const locale = useLocale()
  return (
    <section aria-label={t('about')} className="grid max-w-2xl content-start gap-4 text-lead">
      <h2 className="font-display text-title font-extrabold tracking-display">{t('about')}</h2>
      {inLocale(event.body, locale)
        .split(/\n\s*\n/)
        .map((paragraph) => (
          // In the organiser's language when it is not there in the reader's.
          <p key={paragraph} dir="auto">
            {paragraph}
          </p>
        ))}
    </section>
  )
}

function WhenPlansChange({ event, now }: { event: EventDetail; now: Date }) {
  const t = useTranslations('events.policies')
  return (
    <section aria-label={t('title')} className="grid gap-5 border-t-2 border-line pt-6">
      <h2 className="font-display text-title font-extrabold tracking-display">{t('title')}</h2>
      <PolicyList event={event} now={now} />
    </section>
  )
}

function Ended({ phase }: Pick<EventDetail, 'phase'>) {
  const t = useTranslations('events.detail')
  const cancelled = phase === 'cancelled'
  return (
    <div className="page-wrap pt-8">
      <Alert
        tone={cancelled ? 'danger' : 'info'}
        title={cancelled ? t('cancelledTitle') : t('overTitle')}
        action={
          <LinkButton variant="secondary">
            <Link href="/events">{t('moreEvents')}</Link>
          </LinkButton>
        }
      >
        <p>{cancelled ? t('cancelledBody') : t('overBody')}</p>
      </Alert>
    </div>
  )
}
