import 'server-only'
import { TRPCError } from '@trpc/server'
import { getLocale } from 'next-intl/server'
import type { ThisDevice } from '@/domains/devices/contract'
import { redirect } from '@/i18n/navigation'
import { isId } from '@/lib/ids'
import { ownPage } from '@/trpc/own-page'
import { trpc } from '@/trpc/server'
import type { GateEvent, GateEvents } from '../contract'

/** The events of whoever is signed in; leads a paired phone to its own, and nobody to sign-in and back. */
export async function loadGateEvents(): Promise<GateEvents> {
  const device = await trpc.devices.this()
  if (device.state === 'paired') redirect({ href: { pathname: '/gate/[eventId]', params: { eventId: device.eventId } }, locale: await getLocale() })
  return ownPage('/gate', () => trpc.gate.events())
}

interface Gate {
  event: GateEvent
  /** The phone's own entrance; null for somebody who is signed in and may choose. */
  device: Extract<ThisDevice, { state: 'paired' }> | null
}

/** What a scanner needs; null when this account has no gate there, `over` for a phone that was paired for it. */
export async function loadGate(eventId: string): Promise<Gate | 'over' | null> {
  const device = await trpc.devices.this()
  if (device.state === 'none' || device.eventId !== eventId) {
    const event = await ownPage({ pathname: '/gate/[eventId]', params: { eventId } }, () => eventOrNull(eventId))
    return event && { event, device: null }
  }
  return device.state === 'over' ? 'over' : { event: await trpc.gate.event({ eventId: device.eventId }), device }
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
