import { HOUR_MS, MINUTE_MS } from '@/lib/time'
import type { Actor } from '@/platform/authz'
import { log } from '@/platform/log'
import type { Shell } from '@/platform/shell'
import { checkPayment } from '../commands/check-payment'
import { settlePayment } from '../commands/settle-payment'
import { submitRefund } from '../commands/submit-refund'
import { openRefunds, pendingPayments, settledAmong } from '../queries'

const ACTOR: Actor = { kind: 'system', id: 'reconciliation' }
/** Twice as long as a page lives, and then some: what was missed in one run is seen by the next. */
const WINDOW_MS = 3 * HOUR_MS
const GRACE_MS = 5 * MINUTE_MS
const PAGE = 100
const PAGES_MAX = 200

export interface Reconciliation {
  compared: number
  settled: number
  ended: number
  refunds: number
}

/** Every page of Stripe's that is paid is settled here; every payment that still waits is asked about; refunds are pushed. */
export async function runReconcileStripe(shell: Shell): Promise<Reconciliation> {
  const fromStripe = await settlePaidPages(shell)
  const ended = await askAboutPending(shell)
  const refunds = await pushRefunds(shell)
  const result = { ...fromStripe, ended, refunds }
  log(result.settled + result.ended + result.refunds > 0 ? 'warn' : 'info', 'payments.reconciled', result)
  return result
}

async function settlePaidPages(shell: Shell): Promise<{ compared: number; settled: number }> {
  let compared = 0
  let settled = 0
  for await (const { seen, paid } of shell.payments.paidPagesSince(new Date(shell.now.getTime() - WINDOW_MS))) {
    compared += seen
    const known = await settledAmong(shell.db, paid.map(({ paymentId }) => paymentId))
    for (const report of paid) {
      if (known.has(report.paymentId)) continue
      const outcome = await settlePayment(shell, ACTOR, { ...report, event: null })
      if (outcome === 'confirmed' || outcome === 'refunded') settled += 1
    }
  }
  return { compared, settled }
}

async function askAboutPending(shell: Shell): Promise<number> {
  const before = new Date(shell.now.getTime() - 2 * HOUR_MS)
  let ended = 0
  let after: Awaited<ReturnType<typeof pendingPayments>>[number]['id'] | null = null
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const batch: Awaited<ReturnType<typeof pendingPayments>> = await pendingPayments(shell.db, { before, after, limit: PAGE })
    for (const payment of batch) {
      if ((await checkPayment(shell, ACTOR, payment)) !== 'waiting') ended += 1
    }
    after = batch.at(-1)?.id ?? null
    if (batch.length < PAGE) break
  }
  return ended
}

async function pushRefunds(shell: Shell): Promise<number> {
  const open = await openRefunds(shell.db, new Date(shell.now.getTime() - GRACE_MS), PAGE)
  for (const refundId of open) await submitRefund(shell, refundId)
  return open.length
}
