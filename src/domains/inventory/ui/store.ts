'use client'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { isId, type Id } from '@/lib/ids'
import { without } from './cart'

export const HELD_STORAGE_KEY = 'fairground-reservations'

interface HeldReservations {
  /** The last reservation this browser made for an event; whether it still stands only the server knows. */
  byEvent: Readonly<Record<string, Id<'rsv'>>>
  keep(eventId: Id<'evt'>, reservationId: Id<'rsv'>): void
  forget(eventId: Id<'evt'>): void
}

/** What is understood of what a browser's storage holds: anyone can write there, and older versions of us did. */
function readSaved(saved: unknown): Pick<HeldReservations, 'byEvent'> {
  const byEvent: unknown = saved instanceof Object && 'byEvent' in saved ? saved.byEvent : null
  const pairs = byEvent instanceof Object ? Object.entries(byEvent) : []
  return { byEvent: Object.fromEntries(pairs.flatMap(([eventId, id]) => (typeof id === 'string' && isId('rsv', id) ? [[eventId, id]] : []))) }
}

/** Reservations in hand, remembered by this device across visits. */
export const useHeldReservations = create<HeldReservations>()(
  persist(
    (set) => ({
      byEvent: {},
      keep: (eventId, reservationId) => set(({ byEvent }) => ({ byEvent: { ...byEvent, [eventId]: reservationId } })),
      forget: (eventId) => set(({ byEvent }) => ({ byEvent: without(byEvent, eventId) })),
    }),
    {
      name: HELD_STORAGE_KEY,
      version: 1,
      partialize: ({ byEvent }) => ({ byEvent }),
      merge: (saved, current) => ({ ...current, ...readSaved(saved) }),
    },
  ),
)
