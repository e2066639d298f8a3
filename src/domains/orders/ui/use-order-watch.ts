'use client'
import { useEffect, useEffectEvent, useState } from 'react'
import type { Id } from '@/lib/ids'
import { trpc } from '@/trpc/client'
import { pollDelayMs } from './poll-delays'

/** Looks at a pending order for about a minute, and again on request. An answer that does not come is a look like any other. */
export function useOrderWatch(orderId: Id<'ord'>, accessToken: string | undefined, onChanged: () => void) {
  const { client } = trpc.useUtils()
  const [watching, setWatching] = useState(true)
  const look = useEffectEvent(async () => {
    const order = await client.orders.get.query({ orderId, accessToken }).catch(() => null)
    return order !== null && order.status !== 'pending'
  })
  const tellChanged = useEffectEvent(onChanged)
  useEffect(() => {
    if (!watching) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let stopped = false
    const next = async (looks: number) => {
      const changed = await look()
      if (stopped) return
      if (changed) return tellChanged()
      const delayMs = pollDelayMs(looks)
      if (delayMs === null) setWatching(false)
      else timer = setTimeout(next, delayMs, looks + 1)
    }
    void next(1)
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [watching])
  return { watching, watchAgain: () => setWatching(true) }
}
