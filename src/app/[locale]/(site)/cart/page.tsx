import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CartPage } from '@/domains/inventory/ui/cart-page'
import { trpc } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('inventory.cart')
  return { title: t('title'), robots: { index: false } }
}

export default async function Cart() {
  return <CartPage cart={await trpc.inventory.cart()} />
}
