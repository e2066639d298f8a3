import 'server-only'
import { getLocale } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { redirect } from '@/i18n/navigation'
import { addressOf, type Address } from '@/lib/addresses'
import { trpc } from '@/trpc/server'
import type { MyOrganisation, MyOrganisations } from '../../contract'

export interface Desk extends MyOrganisations {
  /** The one whose desk it is. */
  here: MyOrganisation
  /** Who sits at it. */
  me: { name: string; email: string }
}

/** The organisations of whoever is signed in; leads to sign-in and back when nobody is. One round trip for a page. */
export const loadMine = cache(async (there: Address = '/desk'): Promise<Omit<Desk, 'here'>> => {
  const me = await trpc.identity.me()
  if (!me) {
    const locale = await getLocale()
    return redirect({ href: { pathname: '/sign-in', query: { returnTo: addressOf(there, locale) } }, locale })
  }
  return { me, ...(await trpc.organisations.mine()) }
})

/** The desk of an organisation one works for; any other is not there. */
export const loadDesk = cache(async (orgSlug: string): Promise<Desk> => {
  const mine = await loadMine({ pathname: '/desk/[orgSlug]', params: { orgSlug } })
  const here = mine.organisations.find(({ slug }) => slug === orgSlug)
  return here ? { ...mine, here } : notFound()
})
