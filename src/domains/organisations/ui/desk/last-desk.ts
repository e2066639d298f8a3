/** Where one chooses among all desks: `/desk` alone opens the last one. */
export const ALL_DESKS = { pathname: '/desk', query: { all: '1' } } as const

/** Which desk was opened last, on this device: the cookie that a browser keeps, and the server reads at `/desk`. */
export const LAST_DESK_COOKIE = 'fairground-desk'

const KEPT_SECONDS = 365 * 24 * 60 * 60

/** The line that keeps it. */
export function lastDeskCookie(slug: string, isSecure: boolean): string {
  return `${LAST_DESK_COOKIE}=${slug}; Path=/; Max-Age=${KEPT_SECONDS}; SameSite=Lax${isSecure ? '; Secure' : ''}`
}
