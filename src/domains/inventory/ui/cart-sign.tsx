'use client'
import { clsx } from 'clsx'
import { Ticket } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { usePathname } from 'next/navigation'
import { NavLink } from '@/i18n/nav-link'
import { pageAt } from '@/lib/addresses'
import { Countdown } from '@/ui/countdown'
import { headerLinkStyle } from '@/ui/menu-style'
import { useCart, useCartInStep } from './use-cart'

/** Pages that carry the clock themselves: it is shown and said once. */
const WITH_OWN_CLOCK = ['/cart', '/checkout', '/events/', '/orders/']

/** In the header, while something is held: how many tickets, for how long, and the way to them. */
export function CartSign() {
  const t = useTranslations('inventory.cart')
  const here = pageAt(usePathname())?.page ?? ''
  const { cart, serverOffsetMs, lookAgain } = useCart()
  useCartInStep()
  const [next] = cart?.held ?? []
  if (!cart || !next) return null
  const count = cart.held.reduce((sum, { lines }) => sum + lines.reduce((all, { quantity }) => all + quantity, 0), 0)
  const withClock = !WITH_OWN_CLOCK.some((path) => here.startsWith(path))
  return (
    <NavLink
      href="/cart"
      prefetch={false}
      data-cart-sign
      className={clsx(headerLinkStyle, 'gap-2', withClock && 'max-sm:px-1')}
    >
      <Ticket aria-hidden className={clsx('size-5 shrink-0', withClock && 'xs:max-sm:hidden')} />
      <span className="sr-only">{t('sign', { count })}</span>
      <span aria-hidden className={clsx('tabular-nums', withClock && 'xs:max-sm:hidden')}>
        {count}
      </span>
      {withClock ? (
        <span className="max-xs:hidden max-sm:*:gap-1 max-sm:*:px-2">
          <Countdown expiresAt={next.expiresAt} serverOffsetMs={serverOffsetMs} onOver={lookAgain} />
        </span>
      ) : null}
    </NavLink>
  )
}
