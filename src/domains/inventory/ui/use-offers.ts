'use client'
import { useSyncExternalStore } from 'react'
import { trpc } from '@/trpc/client'
import type { Id } from '@/lib/ids'
import { codeSchema } from '@/lib/inputs'
import { ticketTypeIdSchema, type Offer } from '../contract'
import { lineKey } from './cart'

/** How often an open page asks again. With a code less often: every question counts as a try of it. */
const REFRESH_MS = 20_000
const REFRESH_WITH_CODE_MS = 60_000

const noChanges = () => () => {}

/** What the page's address opens: `?type=tty_…` a hidden ticket type, `?code=…` those sold by code. */
export function useOpenedByLink() {
  const search = useSyncExternalStore(noChanges, () => window.location.search, () => '')
  const params = new URLSearchParams(search)
  return {
    ticketTypeId: ticketTypeIdSchema.safeParse(params.get('type')).data,
    accessCode: codeSchema.safeParse(params.get('code')).data,
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

/** What can be bought now, kept fresh while the page is open. Cart lines of other dates come along in one request. */
export function useOffers({ eventId, selected, dates, ticketTypeId, accessCode }: OffersAsked) {
  const asked: readonly (Id<'occ'> | null)[] = selected === null ? [null] : dates
  const queries = trpc.useQueries((t) =>
    asked.map((occurrenceId) =>
      t.inventory.offers(
        { eventId, occurrenceId: occurrenceId ?? undefined, ticketTypeId, accessCode },
        { refetchInterval: accessCode ? REFRESH_WITH_CODE_MS : REFRESH_MS },
      ),
    ),
  )
  const current = queries[asked.indexOf(selected)]
  const all = new Map<string, Offer>()
  for (const { data } of queries) for (const offer of data?.offers ?? []) all.set(lineKey(offer), offer)
  return {
    /** Of the selected date. */
    result: current?.data,
    error: current?.data ? null : (current?.error ?? null),
    clock: current?.data ? { now: current.data.now, offsetMs: current.data.now.getTime() - current.dataUpdatedAt } : null,
    /** Of every date asked for, each once. */
    offers: [...all.values()],
    refresh: () => Promise.all(queries.map((query) => query.refetch())),
  }
}
