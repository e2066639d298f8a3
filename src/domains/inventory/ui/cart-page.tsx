'use client'
import { ShoppingBag } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { Link } from '@/i18n/navigation'
import { EmptyState } from '@/ui/empty-state'
import { LinkButton } from '@/ui/link-button'
import { PageHeading } from '@/ui/page-heading'
import type { Cart } from '../contract'
import { CartHeld } from './cart-held'
import { CartPast } from './cart-past'
import { useCart } from './use-cart'

/** What this browser or account holds now, and what became of what it held before. */
export function CartPage({ cart: atFirst }: { cart: Cart }) {
  const t = useTranslations('inventory.cart')
  const { cart = atFirst, serverOffsetMs, lookAgain } = useCart(atFirst)
  const { held, past } = cart
  const top = useRef<HTMLDivElement>(null)
  return (
    <div ref={top} tabIndex={-1} className="page-wrap pb-16 outline-none">
      <PageHeading title={t('title')} lead={held.length > 0 ? t('lead') : undefined} />
      <div className="grid gap-12">
        {held.length > 0 ? (
          <ul className="grid max-w-4xl gap-6">
            {held.map((entry) => (
              <li key={entry.id}>
                <CartHeld entry={entry} serverOffsetMs={serverOffsetMs} onOver={lookAgain} onLetGo={() => top.current?.focus({ preventScroll: true })} />
              </li>
            ))}
          </ul>
        ) : (
          <EmptyState
            icon={<ShoppingBag />}
            title={t('emptyTitle')}
            action={
              <LinkButton>
                <Link href="/events">{t('toEvents')}</Link>
              </LinkButton>
            }
          >
            {t('emptyBody')}
          </EmptyState>
        )}
        {past.length > 0 ? (
          <section aria-labelledby="before" className="grid gap-5">
            <h2 id="before" className="font-display text-title font-extrabold tracking-display">
              {t('before')}
            </h2>
            <ul className="grid gap-4 md:grid-cols-2">
              {past.map((entry) => (
                <li key={entry.id} className="grid">
                  {entry.status === 'held' ? null : <CartPast entry={entry} ending={entry.status} />}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </div>
  )
}
