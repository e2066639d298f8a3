'use client'
import { useEffect, useEffectEvent } from 'react'
import { trpc } from '@/trpc/client'
import type { Cart } from '../contract'
import { HELD_STORAGE_KEY, useHeldReservations } from './store'

/** A device that remembers no reservation and no account has nothing to ask for: most visits cost no question. */
function useMayHold(): boolean {
  const remembers = useHeldReservations(({ byEvent }) => Object.keys(byEvent).length > 0)
  const { data: me } = trpc.identity.me.useQuery()
  return remembers || Boolean(me)
}

/** What is held now, as the server knows it, and its clock. Kept in step with the other tabs of this browser. */
export function useCart(atFirst?: Cart) {
  const mayHold = useMayHold()
  const utils = trpc.useUtils()
  const { data, dataUpdatedAt } = trpc.inventory.cart.useQuery(undefined, {
    enabled: mayHold || atFirst !== undefined,
    ...(atFirst && { initialData: atFirst }),
  })
  return {
    cart: data,
    serverOffsetMs: data ? data.now.getTime() - dataUpdatedAt : 0,
    lookAgain: () => void utils.inventory.cart.invalidate(),
  }
}

/** Asks again when something was reserved, given back or bought here, or in another tab. Once, in the site's header. */
export function useCartInStep(): void {
  const utils = trpc.useUtils()
  const lookAgain = useEffectEvent(() => void utils.inventory.invalidate())
  useEffect(() => useHeldReservations.subscribe(() => lookAgain()), [])
  useEffect(() => {
    const onStorage = ({ key }: StorageEvent) => {
      if (key === HELD_STORAGE_KEY) void useHeldReservations.persist.rehydrate()
    }
    window.addEventListener('storage', onStorage)
    return () => window.removeEventListener('storage', onStorage)
  }, [])
}
