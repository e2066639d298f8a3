'use client'
import { skipToken } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useState } from 'react'
import { Link } from '@/i18n/navigation'
import { useFailureText } from '@/i18n/failure-text'
import type { Id } from '@/lib/ids'
import { inLocale } from '@/lib/translated'
import { failureOf, trpc } from '@/trpc/client'
import { Alert } from '@/ui/alert'
import { Button } from '@/ui/button'
import { Countdown } from '@/ui/countdown'
import { LinkButton } from '@/ui/link-button'
import { useToast } from '@/ui/toast'
import type { ReservationView } from '../contract'
import { useHeldReservations } from './store'

/** What this browser holds of an event, as far as the server agrees. `settled` is false until it has answered first. */
export function useHeld(eventId: Id<'evt'>) {
  const reservationId = useHeldReservations(({ byEvent }) => byEvent[eventId])
  const forget = useHeldReservations((store) => store.forget)
  const { data, error, dataUpdatedAt } = trpc.inventory.reservation.useQuery(
    reservationId ? { reservationId } : skipToken,
    { retry: false, staleTime: 0 },
  )
  const failure = error ? failureOf(error) : null
  const gone = (data && data.status !== 'held') || failure?.type === 'rule'
  const drop = useEffectEvent(() => forget(eventId))
  useEffect(() => {
    if (gone) drop()
  }, [gone])
  const [settled, setSettled] = useState(false)
  // Once and for all: what is reserved from here must not take the list away again.
  if (!settled && (reservationId === undefined || data !== undefined || error !== null)) setSettled(true)
  const held = reservationId !== undefined && data?.status === 'held' ? data : null
  return {
    held,
    serverOffsetMs: data ? data.now.getTime() - dataUpdatedAt : 0,
    settled,
    drop: () => forget(eventId),
  }
}

interface HeldNoticeProps {
  held: ReservationView
  serverOffsetMs: number
  /** They are held no longer. */
  onEnded: () => void
}

/** Tickets chosen before and not paid yet: go on with them, or give them back and choose again. */
export function HeldNotice({ held, serverOffsetMs, onEnded }: HeldNoticeProps) {
  const t = useTranslations('inventory.held')
  const locale = useLocale()
  const toast = useToast()
  const failureText = useFailureText()
  const release = trpc.orders.release.useMutation({
    onSuccess: () => {
      toast({ text: t('givenBack') })
      onEnded()
    },
    onError: (error) => toast({ tone: 'danger', text: failureText.of(failureOf(error)) }),
  })
  return (
    <Alert
      tone="info"
      title={t('title')}
      action={
        <div className="flex flex-wrap items-center gap-3">
          <LinkButton>
            <Link href={{ pathname: '/checkout/[reservationId]', params: { reservationId: held.id } }}>{t('continue')}</Link>
          </LinkButton>
          <Button variant="secondary" loading={release.isPending} onClick={() => release.mutate({ reservationId: held.id })}>
            {t('giveBack')}
          </Button>
        </div>
      }
    >
      <ul>
        {held.lines.map(({ name, quantity, ticketTypeId, occurrenceId, unitMinor }) => (
          <li key={`${ticketTypeId} ${occurrenceId} ${unitMinor}`} className="tabular-nums">
            {t('line', { count: quantity, name: inLocale(name, locale) })}
          </li>
        ))}
      </ul>
      <p className="pt-1">
        <Countdown expiresAt={held.expiresAt} serverOffsetMs={serverOffsetMs} onOver={onEnded} look="plain" />
      </p>
    </Alert>
  )
}
