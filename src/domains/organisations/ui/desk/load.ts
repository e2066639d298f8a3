import 'server-only'
import { getLocale } from 'next-intl/server'
import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { redirect } from '@/i18n/navigation'
import type { Address } from '@/lib/addresses'
import { assert } from '@/lib/assert'
import { ownPage } from '@/trpc/own-page'
import { trpc } from '@/trpc/server'
import type { MyOrganisation, MyOrganisations, WaitingInvitations } from '../../contract'
import { deskToOpen } from '../../model'
import { LAST_DESK_COOKIE } from './last-desk'

export interface Desk extends MyOrganisations {
  /** The one whose desk it is. */
  here: MyOrganisation
  /** Who sits at it. */
  me: { name: string; email: string }
}

/** The organisations of whoever is signed in; leads to sign-in and back when nobody is, or no longer. One round trip for a page. */
export const loadMine = cache((there: Address = '/desk'): Promise<Omit<Desk, 'here'>> =>
  ownPage(there, async () => {
    const [me, mine] = await Promise.all([trpc.identity.me(), trpc.organisations.mine()])
    assert(me, 'a page of one’s own is read by somebody')
    return { me, ...mine }
  }),
)

/** The desk of an organisation one works for; any other is not there. */
export const loadDesk = cache(async (orgSlug: string): Promise<Desk> => {
  const mine = await loadMine({ pathname: '/desk/[orgSlug]', params: { orgSlug } })
  const here = mine.organisations.find(({ slug }) => slug === orgSlug)
  return here ? { ...mine, here } : notFound()
})

/** What there is to choose from; who has no choice, or made it before, is led on, unless they want to choose or an invitation waits. */
export async function loadHome(isChoosing: boolean): Promise<Omit<Desk, 'here'> & { waiting: WaitingInvitations }> {
  const mine = await loadMine()
  const waiting = await trpc.organisations.waiting()
  const open = isChoosing || waiting.length > 0 ? null : deskToOpen(mine.organisations, (await cookies()).get(LAST_DESK_COOKIE)?.value)
  if (open) return redirect({ href: { pathname: '/desk/[orgSlug]', params: { orgSlug: open.slug } }, locale: await getLocale() })
  return { ...mine, waiting }
}
