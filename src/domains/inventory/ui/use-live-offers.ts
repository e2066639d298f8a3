'use client'
import { useEffect, useState } from 'react'
import type { Id } from '@/lib/ids'
import type { LiveOffers } from '../contract'
import { followOffers, type Follower, type LiveStatus } from './live-connection'

interface Shared {
  followers: Set<Follower>
  told: LiveOffers | null
  status: LiveStatus
  stop(): void
}

/** One connection an event, however many parts of the page listen. */
const connections = new Map<Id<'evt'>, Shared>()

function connect(eventId: Id<'evt'>): Shared {
  const followers = new Set<Follower>()
  const stop = followOffers(eventId, {
    onState(told) {
      shared.told = told
      for (const { onState } of followers) onState(told)
    },
    onStatus(status) {
      shared.status = status
      for (const { onStatus } of followers) onStatus(status)
    },
  })
  const shared: Shared = { followers, told: null, status: 'resting', stop }
  connections.set(eventId, shared)
  return shared
}

function join(eventId: Id<'evt'>, follower: Follower): () => void {
  const shared = connections.get(eventId) ?? connect(eventId)
  shared.followers.add(follower)
  follower.onStatus(shared.status)
  if (shared.told) follower.onState(shared.told)
  return () => {
    shared.followers.delete(follower)
    if (shared.followers.size > 0) return
    shared.stop()
    connections.delete(eventId)
  }
}

/** What is told of an event's offers while somebody looks at the page; null until something was. */
export function useLiveOffers(eventId: Id<'evt'>): { told: LiveOffers | null; status: LiveStatus } {
  const [told, setTold] = useState<LiveOffers | null>(null)
  const [status, setStatus] = useState<LiveStatus>('resting')
  useEffect(() => join(eventId, { onState: setTold, onStatus: setStatus }), [eventId])
  return { told, status }
}
