'use client'
import { useLocale } from 'next-intl'
import { signIn, signOut } from 'next-auth/react'
import { useState } from 'react'
import { addressOf } from '@/lib/addresses'
import { readSignInRefusal, type SignInRefusal } from '../contract'

/** `unexpected`: no answer, or one that should not be. */
export type SignInFailure = SignInRefusal | { reason: 'unexpected' }

type Credentials = { way: 'password'; email: string; password: string } | { way: 'magic-link'; token: string }

/**
 * Signs in and goes on to `returnTo`, else to the account. By a whole new page, so that nothing stays of what was read
 * signed out.
 */
export function useSignIn(returnTo: string | null) {
  const locale = useLocale()
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<SignInFailure | null>(null)

  async function start({ way, ...credentials }: Credentials): Promise<void> {
    setPending(true)
    setFailure(null)
    const failed = await failureOfSignIn(way, credentials)
    if (failed === null) {
      window.location.assign(returnTo ?? addressOf('/account', locale))
      return
    }
    setFailure(failed)
    setPending(false)
  }
  return { start, pending, failure }
}

async function failureOfSignIn(way: string, credentials: Record<string, string>): Promise<SignInFailure | null> {
  try {
    const { error, code } = await signIn(way, { ...credentials, redirect: false })
    if (error === undefined) return null
    return readSignInRefusal(code ?? '') ?? { reason: 'unexpected' }
  } catch {
    return { reason: 'unexpected' }
  }
}

/** Ends the session and goes to the front page, again as a whole new page. Answers only when that failed. */
export async function leave(locale: string): Promise<void> {
  await signOut({ redirect: false })
  window.location.assign(`/${locale}`)
}
