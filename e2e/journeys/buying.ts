import type { Page } from '@playwright/test'
import type { Locale } from '@/lib/translated'
import { CheckoutPage } from '../pages/checkout-page.ts'
import { EventPage } from '../pages/event-page.ts'
import { OrderPage } from '../pages/order-page.ts'
import { PayPage } from '../pages/pay-page.ts'
import type { Words } from '../support/words.ts'

/** The pages of a purchase in one tab. */
export function shop(page: Page, words: Words, language: Locale = 'en') {
  return {
    event: new EventPage(page, words, language),
    checkout: new CheckoutPage(page, words),
    payment: new PayPage(page),
    order: new OrderPage(page, words),
  }
}

/** What the seeded ticket type of a test's own event is called. */
export const STANDING = 'Standing'
