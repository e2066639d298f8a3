'use client'
import { usePathname } from 'next/navigation'
import type { ComponentProps } from 'react'
import { Link } from '@/i18n/navigation'
import { pageAt, type DeskPage } from '@/lib/addresses'

interface DeskLinkProps extends Omit<ComponentProps<typeof Link>, 'href'> {
  href: DeskPage
  orgSlug: string
}

/** A link of the desk's navigation that knows whether we are there, or somewhere beneath. */
export function DeskLink({ href, orgSlug, ...rest }: DeskLinkProps) {
  const here = pageAt(usePathname())?.page ?? ''
  const beneath = href !== '/desk/[orgSlug]' && here.startsWith(`${href}/`)
  const current = here === href ? 'page' : beneath ? 'true' : undefined
  return <Link {...rest} href={{ pathname: href, params: { orgSlug } }} aria-current={current} />
}
