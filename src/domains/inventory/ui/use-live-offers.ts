'use client'
import { useEffect, useState } from 'react'
import type { Id } from '@/lib/ids'
import type { LiveOffers } from '../contract'
import { followOffers, type LiveStatus } from './live-connection'

/** What is told of an event's offers while somebody looks at the page; null until something was. */
export function useLiveOffers(eventId: Id<'evt'>): { told: LiveOffers | null; status: LiveStatus } {
  const [told, setTold] = useState<LiveOffers | null>(null)
  const [status, setStatus] = useState<LiveStatus>('resting')
  useEffect(() => followOffers(eventId, { onState: setTold, onStatus: setStatus }), [eventId])
  return { told, status }
}
