import 'server-only'
import { TRPCError } from '@trpc/server'
import { getLocale } from 'next-intl/server'
import { redirect as redirectTo } from 'next/navigation'
import { redirect } from '@/i18n/navigation'
import { addressOf, type Address } from '@/lib/addresses'
import { DomainError } from '@/lib/errors'
import { trpc } from './server'

/**
 * What a page of somebody's own shows. Who is signed out is led to sign in and back; whose session was ended elsewhere too, by
 * way of taking the cookies back. The middleware sees only that there are cookies, not that they are still good.
 */
export async function ownPage<T>(here: Address, load: () => Promise<T>): Promise<T> {
  const locale = await getLocale()
  const returnTo = addressOf(here, locale)
  if (!(await trpc.identity.me())) return redirect({ href: { pathname: '/sign-in', query: { returnTo } }, locale })
  try {
    return await load()
  } catch (error) {
    if (!isSessionOver(error)) throw error
  }
  return redirectTo(`/api/auth/ended?${new URLSearchParams({ returnTo })}`)
}

function isSessionOver(error: unknown): boolean {
  return error instanceof TRPCError && error.cause instanceof DomainError && error.cause.code === 'identity.session_over'
}
