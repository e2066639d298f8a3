import { html, raw } from 'hono/html'
import { TEST_CARDS } from './cards.ts'
import { formatAmount } from './money.ts'
import { subtotalOf } from './objects/session.ts'
import { grouped, type PayField, type PayFields, type PayProblem } from './pay-form.ts'
import { PAY_STYLE } from './pay-style.ts'
import type { LineRecord, SessionRecord } from './records.ts'

/** A whole page of the hosted checkout, around `body`. */
export function payDocument(title: string, body: unknown) {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${raw(PAY_STYLE)}</style>
</head>
<body>${body}</body>
</html>`
}

export function merchantOf(session: SessionRecord): string {
  return session.merchantName ?? session.lines[0]?.name ?? 'Merchant'
}

function money(session: SessionRecord, minor: number): string {
  const locale = session.locale === null || session.locale === 'auto' ? 'en' : session.locale
  return formatAmount(minor, session.currency, locale)
}

/** The open session's page: what is bought, and the form to pay it. `problems` show beside what they are about. */
export function checkoutPage(session: SessionRecord, fields: PayFields, problems: readonly PayProblem[]) {
  const merchant = merchantOf(session)
  return payDocument(
    `${merchant} – Checkout`,
    html`<div class="page">${orderPanel(session, merchant)}
<main class="pay"><div class="inner">
<form method="post" novalidate>
<fieldset><legend>Contact information</legend>
${input({ name: 'email', label: 'E-mail', type: 'email', autocomplete: 'email', readonly: session.customerEmail !== null }, fields, problems)}
</fieldset>
${session.total === 0 ? '' : cardFields(fields, problems)}
<button class="go" type="submit">${payLabel(session)}</button>
${session.cancelUrl === null ? '' : html`<a class="quiet" href="${session.cancelUrl}">Leave without paying</a>`}
</form>
${session.total === 0 ? '' : testCards(session)}
<footer>A stand-in for Stripe's checkout on this machine: no card is charged and nothing leaves it.</footer>
</div></main></div>`,
  )
}

function payLabel(session: SessionRecord): string {
  if (session.total === 0) return 'Complete order'
  const verbs = { auto: 'Pay', book: 'Book', donate: 'Donate', pay: 'Pay', subscribe: 'Subscribe' } as const
  return `${verbs[session.submitType ?? 'pay']} ${money(session, session.total)}`
}

function orderPanel(session: SessionRecord, merchant: string) {
  const subtotal = subtotalOf(session)
  const mark = html`<span class="mark" aria-hidden="true">${merchant.slice(0, 1).toUpperCase()}</span>`
  const back =
    session.cancelUrl === null
      ? html`<span class="leave">${mark}${merchant}</span>`
      : html`<a class="leave" href="${session.cancelUrl}"><span aria-hidden="true">←</span>${mark}<span>Back</span></a>`
  const discount = html`<div><dt>Subtotal</dt><dd class="money">${money(session, subtotal)}</dd></div>
<div><dt>Discount</dt><dd class="money">${money(session, session.total - subtotal)}</dd></div>`
  return html`<section class="order" aria-label="Your order"><div class="inner">
<div class="top">${back}<span class="test">TEST MODE</span></div>
<h1>Pay ${merchant}</h1>
<p class="total">${money(session, session.total)}</p>
<ul class="items">${session.lines.map((line) => orderLine(session, line))}</ul>
<dl class="sums">${subtotal === session.total ? '' : discount}
<div class="due"><dt>Total due</dt><dd class="money">${money(session, session.total)}</dd></div></dl>
</div></section>`
}

function orderLine(session: SessionRecord, line: LineRecord) {
  const each = line.quantity > 1 ? html`<small>Qty ${line.quantity}, ${money(session, line.unitAmount)} each</small>` : ''
  const about = line.description === null ? '' : html`<small>${line.description}</small>`
  const sum = money(session, line.unitAmount * line.quantity)
  return html`<li><div><b>${line.name}</b>${about}${each}</div><span class="money">${sum}</span></li>`
}

function alert(problems: readonly PayProblem[]) {
  const about = problems.find((problem) => problem.field === null)
  if (!about) return ''
  return html`<div class="alert" role="alert"><strong>${about.message}</strong>Nothing was charged. Try another card.</div>`
}

function cardFields(fields: PayFields, problems: readonly PayProblem[]) {
  return html`<fieldset><legend>Pay with card</legend>
${alert(problems)}
${input({ name: 'card', label: 'Card number', autocomplete: 'cc-number', numeric: true, brands: true }, fields, problems)}
<div class="pair">
${input({ name: 'expiry', label: 'Expires (MM / YY)', autocomplete: 'cc-exp', numeric: true }, fields, problems)}
${input({ name: 'cvc', label: 'Security code', autocomplete: 'cc-csc', numeric: true }, fields, problems)}
</div>
${input({ name: 'name', label: 'Name on card (optional)', autocomplete: 'cc-name' }, fields, problems)}
</fieldset>`
}

interface InputOptions {
  name: PayField | 'name'
  label: string
  autocomplete: string
  type?: 'email'
  numeric?: boolean
  readonly?: boolean
  brands?: boolean
}

function input(options: InputOptions, fields: PayFields, problems: readonly PayProblem[]) {
  const { name, label } = options
  const wrong = problems.find((problem) => problem.field === name)
  // A refused card is the card field's matter too: that is where the buyer goes on.
  const invalid = wrong !== undefined || (name === 'card' && problems.some((problem) => problem.field === null))
  const focused = wrong !== undefined ? wrong === problems[0] : invalid
  const control = html`<input id="${name}" name="${name}" type="${options.type ?? 'text'}" value="${fields[name]}"
autocomplete="${options.autocomplete}"${options.numeric ? raw(' inputmode="numeric"') : ''}${options.readonly ? raw(' readonly') : ''}${
    invalid ? raw(' aria-invalid="true"') : ''
  }${wrong ? raw(` aria-describedby="${name}-error"`) : ''}${focused ? raw(' autofocus') : ''}>`
  const brands = html`<span class="brands" aria-hidden="true"><i>VISA</i><i>MC</i><i>AMEX</i></span>`
  return html`<div class="field"><label for="${name}">${label}</label>
${options.brands ? html`<div class="number">${control}${brands}</div>` : control}
${wrong ? html`<p class="error" id="${name}-error">${wrong.message}</p>` : ''}</div>`
}

function testCards(session: SessionRecord) {
  const item = ({ number, does }: { number: string; does: string }) =>
    html`<li><a href="/pay/${session.id}?card=${number}"><code>${grouped(number)}</code><span>${does}</span></a></li>`
  return html`<details class="tests"><summary>Test cards: pay, be declined, dispute</summary>
<p>Choose one to fill it in. Any future date and any security code will do.</p>
<ul>${TEST_CARDS.map(item)}</ul></details>`
}
