'use client'
import { useRef, useState, useTransition } from 'react'
import { useRouter } from '@/i18n/navigation'
import type { Failure } from '@/i18n/failure-text'
import { newId, type Id } from '@/lib/ids'
import type { Translated } from '@/lib/translated'
import { failureOf, trpc } from '@/trpc/client'
import type { Refusal } from '../contract'
import { lineKey, totalOf, wishOf, without, type ChosenLine, type LineKey } from './cart'
import { useHeldReservations } from './store'

/** What was refused by line, with the name it had: the line itself may be gone from the offers. */
export type Refusals = Readonly<Record<LineKey, Refusal & { name: Translated }>>

function byLine(refusals: readonly Refusal[], chosen: readonly ChosenLine[]): Refusals {
  return Object.fromEntries(
    refusals.map((refusal) => {
      const key = lineKey(refusal)
      return [key, { ...refusal, name: chosen.find((line) => line.key === key)?.offer.name ?? {} }]
    }),
  )
}

interface ReserveArgs {
  eventId: Id<'evt'>
  accessCode: string | undefined
  /** Some lines could not be had: time to look at the stock again. */
  onRefused: () => void
}

/**
 * Takes the chosen tickets and goes on to the checkout. One intent has one request id however often it is sent, so a lost
 * answer never takes the tickets twice; what was taken is remembered by this device.
 */
export function useReserve({ eventId, accessCode, onRefused }: ReserveArgs) {
  const router = useRouter()
  const keep = useHeldReservations((store) => store.keep)
  const intent = useRef<{ content: string; requestId: Id<'req'> } | null>(null)
  const sending = useRef(false)
  const [refusals, setRefusals] = useState<Refusals>({})
  const [failure, setFailure] = useState<Failure | null>(null)
  const [setbacks, setSetbacks] = useState(0)
  const [leaving, leave] = useTransition()
  const { mutateAsync, isPending } = trpc.inventory.reserve.useMutation()

  async function reserve(chosen: readonly ChosenLine[]) {
    if (sending.current || chosen.length === 0) return
    const lines = wishOf(chosen)
    const content = JSON.stringify([lines, accessCode])
    if (intent.current?.content !== content) intent.current = { content, requestId: newId('req') }
    sending.current = true
    setFailure(null)
    try {
      const answer = await mutateAsync({ eventId, lines, requestId: intent.current.requestId, accessCode })
      intent.current = null
      if (answer.outcome === 'refused') {
        setRefusals(byLine(answer.refusals, chosen))
        setSetbacks((count) => count + 1)
        onRefused()
        return
      }
      setRefusals({})
      keep(eventId, answer.reservationId)
      const asShown = answer.total.minor === totalOf(chosen)?.minor
      leave(() =>
        router.push({
          pathname: '/checkout/[reservationId]',
          params: { reservationId: answer.reservationId },
          ...(!asShown && { query: { price: 'changed' } }),
        }),
      )
    } catch (error) {
      setFailure(failureOf(error))
      setSetbacks((count) => count + 1)
    } finally {
      sending.current = false
    }
  }

  return {
    reserve,
    busy: isPending || leaving,
    refusals,
    failure,
    /** How often it did not work so far: each time there is something to read. */
    setbacks,
    /** A line was changed: what was said of it no longer holds. */
    forgive: (key: LineKey) => setRefusals((all) => without(all, key)),
  }
}
