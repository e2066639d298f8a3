'use client'
import { useLocale } from 'next-intl'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ComponentProps } from 'react'
import { addressOf, pageAt, type PlainPage } from '@/lib/addresses'

interface NavLinkProps extends Omit<ComponentProps<typeof Link>, 'href'> {
  href: PlainPage
  query?: Record<string, string> | undefined
}

/** A link of a menu that knows whether we are there: `aria-current="page"`, or `"true"` somewhere beneath. */
export function NavLink({ href, query, ...rest }: NavLinkProps) {
  const address = addressOf(href, useLocale())
  const here = pageAt(usePathname())?.page ?? ''
  const current = here === href ? 'page' : here.startsWith(`${href}/`) ? 'true' : undefined
  return <Link {...rest} href={query ? `${address}?${new URLSearchParams(query)}` : address} aria-current={current} />
}
