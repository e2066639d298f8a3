import { html } from 'hono/html'
import { formatAmount } from './money.ts'
import { merchantOf, payDocument } from './pay-page.ts'
import { successUrl } from './paying.ts'
import type { SessionRecord } from './records.ts'

interface Closed {
  good: boolean
  title: string
  body: string
  next: { href: string; label: string } | null
}

function closedPage({ good, title, body, next }: Closed) {
  const sign = html`<span class="sign ${good ? 'good' : 'over'}" aria-hidden="true">${good ? '✓' : '!'}</span>`
  const link = next === null ? '' : html`<a class="go" href="${next.href}">${next.label}</a>`
  return payDocument(title, html`<main class="done"><div class="card">${sign}<h1>${title}</h1><p>${body}</p>${link}</div></main>`)
}

/** What a paid session shows to whoever opens it again. */
export function paidPage(session: SessionRecord) {
  return closedPage({
    good: true,
    title: 'You have already paid',
    body: `${formatAmount(session.total, session.currency, 'en')}, ${merchantOf(session)}. Nothing more is charged.`,
    next: { href: successUrl(session), label: 'Continue' },
  })
}

export function expiredPage(session: SessionRecord) {
  return closedPage({
    good: false,
    title: 'This checkout has expired',
    body: 'Nothing was charged. Go back to start again.',
    next: session.cancelUrl === null ? null : { href: session.cancelUrl, label: 'Back to the shop' },
  })
}

export function unknownPage() {
  return closedPage({
    good: false,
    title: 'There is no such checkout',
    body: 'The link may be incomplete. Nothing was charged.',
    next: null,
  })
}
