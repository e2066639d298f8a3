import type { PlainPage } from '@/lib/addresses'
import { sameSitePath } from '@/lib/paths'
import { readGoogleRefusal, type GoogleRefusal } from '../contract'

/** A page's query as Next gives it. */
export type Search = Readonly<Record<string, string | string[] | undefined>>

/** Where to go on afterwards: a page of ours, or null. */
export function returnToOf({ returnTo }: Search): string | null {
  return typeof returnTo === 'string' ? sameSitePath(returnTo) : null
}

/** Why a way to Google and back led nowhere, as our own end of it or next-auth says; null when it did not. */
export function googleRefusalOf({ google, error }: Search): GoogleRefusal | null {
  return readGoogleRefusal(google) ?? (error === undefined ? null : 'not_done')
}

/** The secret of a mailed link, as it came; null when there is none. */
export function tokenOf({ token }: Search): string | null {
  return typeof token === 'string' && token !== '' ? token : null
}

/** A page with the way back added to its address. */
export function withReturnTo<Page extends PlainPage>(pathname: Page, returnTo: string | null) {
  return { pathname, ...(returnTo && { query: { returnTo } }) }
}
