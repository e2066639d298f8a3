import { DoorClosed } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { LocaleLinks } from '@/i18n/locale-links'
import { Link } from '@/i18n/navigation'
import { inLocale } from '@/lib/translated'
import { Badge, type BadgeTone } from '@/ui/badge'
import { DateTimeRange } from '@/ui/date-time'
import { EmptyState } from '@/ui/empty-state'
import { LinkButton } from '@/ui/link-button'
import { menuItemStyle } from '@/ui/menu-style'
import { Place } from '@/ui/place'
import type { GateEvents } from '../contract'

type Listed = GateEvents['events'][number]

const PHASE_TONES: Record<Listed['phase'], BadgeTone> = { open: 'success', upcoming: 'info', over: 'neutral', cancelled: 'danger' }

/** Which event's gate this device stands at. */
export function EventChoice({ events }: GateEvents) {
  const t = useTranslations('gate.events')
  return (
    <div className="mx-auto flex w-full max-w-xl grow flex-col gap-4 px-4 py-6">
      <header>
        <h1 className="font-display text-display font-extrabold tracking-display">{t('title')}</h1>
        {events.length > 0 ? <p className="text-lead">{t('lead')}</p> : null}
      </header>
      {events.length > 0 ? (
        <ul className="grid gap-3">
          {events.map((event) => (
            <li key={event.id}>
              <EventLink event={event} />
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState
          icon={<DoorClosed aria-hidden />}
          title={t('none')}
          action={
            <LinkButton>
              <Link href="/account">{t('toAccount')}</Link>
            </LinkButton>
          }
        >
          {t('noneBody')}
        </EmptyState>
      )}
      <LocaleLinks className="mt-auto flex flex-wrap" linkClassName={menuItemStyle} />
    </div>
  )
}

function EventLink({ event: { id, name, phase, startsAt, endsAt, timeZone, venueName, city } }: { event: Listed }) {
  const t = useTranslations('gate.events')
  const locale = useLocale()
  return (
    <Link
      href={{ pathname: '/gate/[eventId]', params: { eventId: id } }}
      prefetch={false}
      className="grid min-h-20 gap-1 rounded-card border-2 border-line p-4 hover:bg-sunken active:bg-sunken"
    >
      <span className="flex items-start justify-between gap-3">
        <span className="min-w-0 text-lead font-extrabold">{inLocale(name, locale)}</span>
        <Badge tone={PHASE_TONES[phase]}>{t(`phase.${phase}`)}</Badge>
      </span>
      <DateTimeRange from={startsAt} to={endsAt} zone={timeZone} format="dayTime" />
      <span className="text-ink-soft">
        <Place first={venueName} second={city} />
      </span>
    </Link>
  )
}
