import type { Id } from '@/lib/ids'

/** Money that has moved, as a provider reports it. Amounts in the currency's minor units. */
export interface PaidReport {
  paymentId: Id<'pay'>
  providerPaymentId: string
  amountMinor: number
  currency: string
}

/** What a provider's message means to us. */
export type ProviderNews =
  | ({ kind: 'paid' } & PaidReport)
  | { kind: 'page_expired'; paymentId: Id<'pay'> }
  | { kind: 'declined'; paymentId: Id<'pay'>; code: string }
  /** `refundedMinor` is all that has gone back of this payment so far. */
  | { kind: 'refunded'; providerPaymentId: string; refundedMinor: number; currency: string }
  /** Not about an order of ours, or of a type that changes nothing. */
  | { kind: 'ignored' }

/** A message whose signature was proven. */
export interface ProviderMessage {
  id: string
  type: string
  payload: unknown
  news: ProviderNews
}

/** What is to be paid on a hosted page, and where its buyer goes afterwards. */
export interface PageRequest {
  paymentId: Id<'pay'>
  orderId: Id<'ord'>
  email: string
  locale: string
  currency: string
  items: readonly { name: string; amountMinor: number }[]
  description: string
  successUrl: string
  cancelUrl: string
  expiresAt: Date
}

export type PageState = ({ state: 'paid' } & PaidReport) | { state: 'open' } | { state: 'expired' }

/** Somebody who takes money for us on a page of theirs. */
export interface PaymentProvider {
  /** Opens a page; the same payment gets the same page. Throws when the provider cannot. */
  openPage(request: PageRequest): Promise<{ id: string; url: string }>
  /** Nobody can pay there any more. One that is over already is as good. */
  closePage(pageId: string): Promise<void>
  readPage(pageId: string): Promise<PageState>
  /** The pages opened since an instant that were paid, in bounded lots. `seen` counts the others too. */
  paidPagesSince(since: Date): AsyncGenerator<{ seen: number; paid: PaidReport[] }>
  /** Gives money back; the same refund id once. Answers the provider's id, null when it had gone back already. */
  refund(refund: { refundId: Id<'rfd'>; providerPaymentId: string; amountMinor: number }): Promise<string | null>
  /** The message in a webhook's raw body, or null when its signature is wrong, missing or older than five minutes. */
  readMessage(body: string, signature: string | null): Promise<ProviderMessage | null>
}
