'use client'
import { useTranslations } from 'next-intl'
import { useFailureText } from '@/i18n/failure-text'
import { newId } from '@/lib/ids'
import { failureOf, trpc } from '@/trpc/client'
import { useToast } from '@/ui/toast'
import type { CartEntry, ReserveInput } from '../contract'
import { useHeldReservations } from './store'

/** The same lines again, for one more reservation: pieces at two prices are one wish. */
function wishAgain(lines: CartEntry['lines']): ReserveInput['lines'] {
  const wanted = new Map<string, ReserveInput['lines'][number]>()
  for (const { ticketTypeId, occurrenceId, quantity } of lines) {
    const key = `${ticketTypeId} ${occurrenceId}`
    wanted.set(key, { ticketTypeId, occurrenceId, quantity: quantity + (wanted.get(key)?.quantity ?? 0) })
  }
  return [...wanted.values()]
}

/** Lets go of what is held, at once; for a while it can be taken back, as long as nobody else was quicker. */
export function useLetGo() {
  const t = useTranslations('inventory.cart')
  const failureText = useFailureText()
  const toast = useToast()
  const utils = trpc.useUtils()
  const { keep, forget } = useHeldReservations()
  const sayFailure = (error: unknown) => toast({ tone: 'danger', text: failureText.of(failureOf(error)) })
  const back = trpc.inventory.reserve.useMutation({ onError: sayFailure })
  const release = trpc.orders.release.useMutation({ onError: sayFailure })

  const takeBack = async ({ eventId, lines }: CartEntry, requestId: string) => {
    const answer = await back.mutateAsync({ eventId, requestId, lines: wishAgain(lines) }).catch(() => null)
    if (answer?.outcome === 'reserved') {
      keep(eventId, answer.reservationId)
      toast({ text: t('tookBack') })
    } else if (answer) {
      toast({ tone: 'warning', text: t('goneAlready') })
    }
    await utils.inventory.cart.invalidate()
  }
  const letGo = async (entry: CartEntry, onGone: () => void) => {
    const answer = await release.mutateAsync({ reservationId: entry.id }).catch(() => null)
    if (!answer) return
    forget(entry.eventId)
    await utils.inventory.cart.invalidate()
    onGone()
    const requestId = newId('req')
    if (answer.outcome === 'released') toast({ text: t('letGone'), action: { label: t('undo'), run: () => void takeBack(entry, requestId) } })
  }
  return { letGo, busy: release.isPending }
}
