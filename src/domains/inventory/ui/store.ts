'use client'
import { z } from 'zod'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Id } from '@/lib/ids'
import { reservationIdSchema } from '../contract'
import { without } from './cart'

export const HELD_STORAGE_KEY = 'fairground-reservations'

interface HeldReservations {
  /** The last reservation this browser made for an event; whether it still stands only the server knows. */
  byEvent: Readonly<Record<string, Id<'rsv'>>>
  keep(eventId: Id<'evt'>, reservationId: Id<'rsv'>): void
  forget(eventId: Id<'evt'>): void
}

const savedSchema = z.object({ byEvent: z.record(z.string(), reservationIdSchema) })

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
      // Anyone can write into a browser's storage, and older versions of us did.
      merge: (saved, current) => ({ ...current, ...savedSchema.safeParse(saved).data }),
    },
  ),
)
