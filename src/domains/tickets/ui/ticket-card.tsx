import { QrCode } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { inLocale } from '@/lib/translated'
import { Badge } from '@/ui/badge'
import { EventColoursScope } from '@/ui/event-theme'
import { Place } from '@/ui/place'
import { TicketStub } from '@/ui/ticket-stub'
import type { TicketView } from '../contract'
import { whenWords } from '../model/when'
import { stateOf } from './ticket-words'

/** A ticket in a list, in the colours of its event: the way to its page. */
export function TicketCard({ ticket }: { ticket: TicketView }) {
  const t = useTranslations('tickets')
  const locale = useLocale()
  const { id, code, event, typeName } = ticket
  const state = stateOf(ticket)
  const admits = state === 'active'
  const { day, time } = whenWords(event, locale)
  const [primary, secondary] = event.colors
  return (
    <EventColoursScope primary={primary} secondary={secondary} className="h-full">
      <Link href={{ pathname: '/tickets/[ticketId]', params: { ticketId: id } }} className="block h-full rounded-card transition hover:brightness-105">
        <TicketStub
          layout="stacked"
          stripe={admits}
          ground={admits ? 'event-1' : 'sunken'}
          stubGround={admits ? 'event-2' : 'sunken'}
          className="h-full"
          stub={
            <span className="flex items-center justify-between gap-4">
              <span className="grid min-w-0">
                <span className="truncate">
                  <bdi>{inLocale(typeName, locale)}</bdi>
                </span>
                <span dir="ltr" className="text-lead font-bold rtl:text-end">
                  {code}
                </span>
              </span>
              {admits ? (
                <span className="flex items-center gap-2 font-bold">
                  <span className="sr-only xs:not-sr-only">{t('mine.show')}</span>
                  <QrCode aria-hidden className="size-7 shrink-0" />
                </span>
              ) : (
                <Badge tone="warning">{t(`status.${state}`)}</Badge>
              )}
            </span>
          }
        >
          <span className="grid gap-2">
            <span className="font-bold">{t('document.when', { day, time })}</span>
            <span className="font-display text-title font-extrabold tracking-display">
              <bdi>{inLocale(event.name, locale)}</bdi>
            </span>
            <span>
              <Place first={event.venueName} second={event.city} />
            </span>
          </span>
        </TicketStub>
      </Link>
    </EventColoursScope>
  )
}
