import 'server-only'
import { TRPCError } from '@trpc/server'
import { isId } from '@/lib/ids'
import { ownPage } from '@/trpc/own-page'
import { trpc } from '@/trpc/server'
import type { GateEvent, GateEvents } from '../contract'

/** The events of whoever is signed in; leads to sign-in and back when nobody is. */
export async function loadGateEvents(): Promise<GateEvents> {
  return ownPage('/gate', () => trpc.gate.events())
}

/** The event of a scanner; null when this account has no gate there. */
export async function loadGateEvent(eventId: string): Promise<GateEvent | null> {
  return ownPage({ pathname: '/gate/[eventId]', params: { eventId } }, () => eventOrNull(eventId))
}

async function eventOrNull(eventId: string): Promise<GateEvent | null> {
  if (!isId('evt', eventId)) return null
  try {
    return await trpc.gate.event({ eventId })
  } catch (error) {
    if (error instanceof TRPCError && error.code === 'NOT_FOUND') return null
    throw error
  }
}
