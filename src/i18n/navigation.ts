import { createNavigation } from 'next-intl/navigation'
import { routing } from './routing'

/** Next's links and router, with the language added: `href="/events"` leads to `/fr/events` on a French page. */
export const { Link, redirect, usePathname, useRouter, getPathname } = createNavigation(routing)
