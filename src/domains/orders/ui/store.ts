'use client'
import { z } from 'zod'
import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import type { Id } from '@/lib/ids'
import { orderIdSchema } from '../contract'

const draftSchema = z.object({
  name: z.string().optional(),
  email: z.string().optional(),
  /** As it was applied. */
  promoCode: z.string().optional(),
  /** The order that was made of it last. */
  orderId: orderIdSchema.optional(),
})
export type CheckoutDraft = z.infer<typeof draftSchema>

interface CheckoutDrafts {
  byReservation: Readonly<Record<string, CheckoutDraft>>
  change(reservationId: Id<'rsv'>, part: CheckoutDraft): void
}

const savedSchema = z.object({ byReservation: z.record(z.string(), draftSchema) })

/** What was typed at a checkout, so that it is still there after a look at the payment page. Gone with the tab. */
const useCheckoutDrafts = create<CheckoutDrafts>()(
  persist(
    (set) => ({
      byReservation: {},
      change: (reservationId, part) =>
        set(({ byReservation }) => ({
          byReservation: { ...byReservation, [reservationId]: { ...byReservation[reservationId], ...part } },
        })),
    }),
    {
      name: 'fairground-checkout',
      version: 1,
      storage: createJSONStorage(() => sessionStorage),
      partialize: ({ byReservation }) => ({ byReservation }),
      // Anyone can write into a browser's storage, and older versions of us did.
      merge: (saved, current) => ({ ...current, ...savedSchema.safeParse(saved).data }),
    },
  ),
)

const EMPTY: CheckoutDraft = {}

export function useCheckoutDraft(reservationId: Id<'rsv'>): [CheckoutDraft, (part: CheckoutDraft) => void] {
  const draft = useCheckoutDrafts(({ byReservation }) => byReservation[reservationId]) ?? EMPTY
  const change = useCheckoutDrafts((store) => store.change)
  return [draft, (part) => change(reservationId, part)]
}
