'use client'
import { clsx } from 'clsx'
import { useLinkStatus } from 'next/link'
import { usePathname } from 'next/navigation'
import type { ComponentProps } from 'react'
import { Link } from '@/i18n/navigation'
import { pageAt, type DeskPage } from '@/lib/addresses'

interface DeskLinkProps extends Omit<ComponentProps<typeof Link>, 'href'> {
  href: DeskPage
  orgSlug: string
}

/** A link of the desk's navigation that knows whether we are there, or somewhere beneath. */
export function DeskLink({ href, orgSlug, className, children, ...rest }: DeskLinkProps) {
  const here = pageAt(usePathname())?.page ?? ''
  const beneath = href !== '/desk/[orgSlug]' && here.startsWith(`${href}/`)
  const current = here === href ? 'page' : beneath ? 'true' : undefined
  return (
    <Link {...rest} href={{ pathname: href, params: { orgSlug } }} aria-current={current} className={clsx('relative', className)}>
      {children}
      <OnTheWay />
    </Link>
  )
}

/** A line under the link that was pressed while its page is on the way; not for one that is there at once. */
function OnTheWay() {
  const { pending } = useLinkStatus()
  return (
    <span
      aria-hidden
      className={clsx('absolute inset-x-3 bottom-1 h-0.5 rounded-full bg-accent transition-opacity', pending ? 'opacity-100 delay-200' : 'opacity-0')}
    />
  )
}
