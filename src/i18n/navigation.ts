import { createNavigation } from 'next-intl/navigation'
import { routing } from './routing'

/**
 * Next's links and router, with the language and its words added: `href="/events"` leads to `/fr/evenements` on a French
 * page. An address as text comes from `addressOf` in `lib/addresses`.
 */
export const { Link, redirect, useRouter } = createNavigation(routing)