'use client'
import type { ComponentProps } from 'react'
import { Link, usePathname } from './navigation'

/** A link of a menu that knows whether we are there: `aria-current="page"`, or `"true"` somewhere beneath. */
export function NavLink({ href, ...rest }: Omit<ComponentProps<typeof Link>, 'href'> & { href: string }) {
  const here = usePathname()
  const current = here === href ? 'page' : here.startsWith(`${href}/`) ? 'true' : undefined
  return <Link {...rest} href={href} aria-current={current} />
}
