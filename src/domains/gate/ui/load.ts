import 'server-only'
import { TRPCError } from '@trpc/server'
import { getLocale } from 'next-intl/server'
import { redirect } from '@/i18n/navigation'
import { addressOf, type Address } from '@/lib/addresses'
import { isId } from '@/lib/ids'
import { trpc } from '@/trpc/server'
import type { GateEvent, GateEvents } from '../contract'

/** The events of whoever is signed in; leads to sign-in and back when nobody is. */
export async function loadGateEvents(): Promise<GateEvents> {
  await signedInOrLedThere('/gate')
  return trpc.gate.events()
}

/** The event of a scanner; null when this account has no gate there. */
export async function loadGateEvent(eventId: string): Promise<GateEvent | null> {
  await signedInOrLedThere({ pathname: '/gate/[eventId]', params: { eventId } })
  if (!isId('evt', eventId)) return null
  try {
    return await trpc.gate.event({ eventId })
  } catch (error) {
    if (error instanceof TRPCError && error.code === 'NOT_FOUND') return null
    throw error
  }
}

async function signedInOrLedThere(there: Address): Promise<void> {
  if (await trpc.identity.me()) return
  const locale = await getLocale()
  redirect({ href: { pathname: '/sign-in', query: { returnTo: addressOf(there, locale) } }, locale })
}
