'use client'
import { useState, useSyncExternalStore } from 'react'
import { trpc } from '@/trpc/client'
import { isId, type Id } from '@/lib/ids'
import { TYPED_CODE_MAX, typedCode } from '@/lib/typed-code'
import type { Offer, OffersResult } from '../contract'
import { lineKey } from './cart'
import { askAgainMs, isCovered, withTold } from './live'
import { useLiveOffers } from './use-live-offers'

/** How often an open page asks for what it is not told of. With a code less often: every question counts as a try of it. */
const REFRESH_MS = 20_000
const REFRESH_WITH_CODE_MS = 60_000

const noChanges = () => () => {}

/** What the page's address opens: `?type=tty_…` a hidden ticket type, `?code=…` those sold by code. */
export function useOpenedByLink() {
  const search = useSyncExternalStore(noChanges, () => window.location.search, () => '')
  const params = new URLSearchParams(search)
  const type = params.get('type') ?? ''
  const code = typedCode(params.get('code') ?? '')
  return {
    ticketTypeId: isId('tty', type) ? type : undefined,
    accessCode: code !== '' && code.length <= TYPED_CODE_MAX ? code : undefined,
  }
}

interface OffersAsked {
  eventId: Id<'evt'>
  /** The date that is looked at, null at an event without dates. */
  selected: Id<'occ'> | null
  /** Every date to ask for, in order: that one, and those with something in the cart. */
  dates: readonly Id<'occ'>[]
  ticketTypeId: Id<'tty'> | undefined
  accessCode: string | undefined
}

/**
 * What can be bought now. Asked for once; from then on the page is told of what moves. It asks again only for what it is not
 * told of, and while nobody tells. Cart lines of other dates come along in one request.
 */
export function useOffers({ eventId, selected, dates, ticketTypeId, accessCode }: OffersAsked) {
  const asked: readonly (Id<'occ'> | null)[] = selected === null ? [null] : dates
  const { told, status } = useLiveOffers(eventId)
  // Pages that lose their stream in one moment do not all ask in another.
  const [everyMs] = useState(() => (accessCode ? REFRESH_WITH_CODE_MS : REFRESH_MS) * (0.75 + Math.random() / 2))
  const isTold = (data: OffersResult | undefined, occurrenceId: Id<'occ'> | null) =>
    status !== 'lost' && data !== undefined && told !== null && isCovered(data.offers, occurrenceId, told)
  const queries = trpc.useQueries((t) =>
    asked.map((occurrenceId) =>
      t.inventory.offers(
        { eventId, occurrenceId: occurrenceId ?? undefined, ticketTypeId, accessCode },
        {
          refetchInterval: ({ state }) => !isTold(state.data, occurrenceId) && askAgainMs(state, everyMs),
          refetchOnWindowFocus: ({ state }) => !isTold(state.data, occurrenceId),
          refetchOnReconnect: ({ state }) => !isTold(state.data, occurrenceId),
        },
      ),
    ),
  )
  const current = queries[asked.indexOf(selected)]
  const all = new Map<string, Offer>()
  for (const { data } of queries) for (const offer of data ? withTold(data.offers, data.now, told) : []) all.set(lineKey(offer), offer)
  const askAgain = () => Promise.all(queries.map((query) => query.refetch()))
  return {
    /** Of the selected date. */
    result: current?.data && { ...current.data, offers: withTold(current.data.offers, current.data.now, told) },
    error: current?.data ? null : (current?.error ?? null),
    clock: current?.data ? { now: told && told.now > current.data.now ? told.now : current.data.now, offsetMs: current.data.now.getTime() - current.dataUpdatedAt } : null,
    /** Of every date asked for, each once. */
    offers: [...all.values()],
    refresh: askAgain,
    /** A moment has come that changes what is offered: we are told, or ask. */
    onMoment: () => {
      if (status !== 'open' || !isTold(current?.data, selected)) void askAgain()
    },
  }
}
