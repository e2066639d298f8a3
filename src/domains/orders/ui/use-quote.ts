'use client'
import { keepPreviousData } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { codeRefusalSchema } from '@/domains/promotions/contract'
import { type Failure, useFailureText } from '@/i18n/failure-text'
import type { ErrorMeta } from '@/lib/errors'
import type { Id } from '@/lib/ids'
import { codeSchema } from '@/lib/inputs'
import { failureOf, trpc } from '@/trpc/client'
import type { Quote } from '../contract'
import { useCheckoutDraft } from './store'

/**
 * The price of a reservation with the code that was applied. A refused code takes nothing off and says why; the price
 * before it stays until the new one is there.
 */
export function useQuote(reservationId: Id<'rsv'>, withoutCode: Quote) {
  const t = useTranslations('promotions')
  const failureText = useFailureText()
  const [{ promoCode }, change] = useCheckoutDraft(reservationId)
  const [typed, setTyped] = useState('')
  const [typedError, setTypedError] = useState<string | null>(null)
  const { data, error, isFetching, isPlaceholderData, refetch } = trpc.orders.quote.useQuery(
    { reservationId, promoCode },
    { placeholderData: keepPreviousData, retry: false, ...(promoCode === undefined && { initialData: withoutCode }) },
  )
  const quote = data ?? withoutCode
  const current = isPlaceholderData || promoCode === undefined ? null : quote.code
  const failure: Failure | null = error ? failureOf(error) : null

  return {
    quote,
    applied: current?.outcome === 'applied' ? current : null,
    busy: isFetching && (isPlaceholderData || failure !== null),
    typed,
    type: (text: string) => {
      setTyped(text)
      setTypedError(null)
    },
    /** Why the code gives nothing, as a sentence. */
    error: typedError ?? (failure && failureText.of(failure)) ?? (current?.outcome === 'refused' ? t(`refused.${current.reason}`) : null),
    /** Asks for the price with what was typed. */
    apply: () => {
      const code = codeSchema.safeParse(typed)
      if (!code.success) return setTypedError(failureText.ofInput(code.error.issues[0]?.message ?? ''))
      setTypedError(null)
      if (code.data === promoCode) void refetch()
      change({ promoCode: code.data })
    },
    remove: () => {
      setTyped('')
      setTypedError(null)
      change({ promoCode: undefined })
    },
    /** The order was refused for its code: it goes back into the field with the reason. */
    reject: (meta: ErrorMeta) => {
      setTyped(promoCode ?? typed)
      setTypedError(t(`refused.${codeRefusalSchema.safeParse(meta['reason']).data ?? 'unknown'}`))
      change({ promoCode: undefined })
    },
  }
}
