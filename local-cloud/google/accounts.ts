import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Collection, Journal } from '../qstash/journal.ts'

export const accountSchema = z.object({
  email: z.string().trim().toLowerCase().pipe(z.email()),
  name: z.string().trim().min(1).max(120),
  /** Whether Google vouches for the address. */
  isVerified: z.boolean(),
})

/** Somebody with an account at Google, as typed by hand. */
export type Account = z.infer<typeof accountSchema>

/** The accounts that were typed, kept between runs. */
export class Accounts {
  readonly #kept: Collection<Account>

  constructor(journal: Journal) {
    this.#kept = journal.collection('account', accountSchema)
  }

  all(): Account[] {
    return this.#kept.values()
  }

  remember(account: Account): void {
    this.#kept.put(account.email, account)
  }
}

/** The provider's own id of a person: 21 digits as Google's are, always the same for an address. */
export function subjectOf({ email }: Account): string {
  const digits = BigInt(`0x${createHash('sha256').update(email).digest('hex')}`).toString()
  return `1${digits.slice(0, 20)}`
}
