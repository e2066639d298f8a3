import { useLocale, useTranslations } from 'next-intl'
import { Alert } from '@/ui/alert'
import type { TicketView } from '../contract'
import { stateOf } from './ticket-words'

/** Why a ticket opens no entrance any more; nothing for one that does. */
export function TicketState({ ticket }: { ticket: TicketView }) {
  const t = useTranslations('tickets.page')
  const locale = useLocale()
  const state = stateOf(ticket)
  switch (state) {
    case 'active':
      return null
    case 'used':
      return <Alert title={t('usedTitle')}>{t('usedBody')}</Alert>
    case 'expired': {
      const { validUntil, event } = ticket
      const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: event.timeZone })
      return (
        <Alert tone="warning" title={t('expiredTitle')}>
          {validUntil ? t('expiredBody', { when: date.format(validUntil) }) : null}
        </Alert>
      )
    }
    case 'cancelled':
      return (
        <Alert tone="danger" title={t('cancelledTitle')}>
          {t('cancelledBody')}
        </Alert>
      )
    case 'refunded':
      return (
        <Alert tone="warning" title={t('refundedTitle')}>
          {t('refundedBody')}
        </Alert>
      )
    case 'eventCancelled':
      return (
        <Alert tone="danger" title={t('eventCancelledTitle')}>
          {t('eventCancelledBody')}
        </Alert>
      )
  }
}
