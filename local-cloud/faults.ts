import { z } from 'zod'

const VENDORS = ['neon', 'redis', 'qstash', 'stripe', 'resend', 'google'] as const
export type Vendor = (typeof VENDORS)[number]

/** What can be made to go wrong with a vendor's next answers. */
export const faultRuleSchema = z.object({
  vendor: z.enum(VENDORS),
  /** A regular expression over `METHOD /path`; everything when absent. */
  match: z.string().max(200).default('.*'),
  /** How many requests it hits before it is spent. */
  times: z.number().int().positive().default(1),
  /** `slow`: answer after `ms`. `down`: cut before the work. `lost_answer`: do the work, then cut. `status`: answer this
   * error and do nothing. `duplicate`: the vendor carries the work out twice (delivers a message or a webhook twice). */
  fault: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('slow'), ms: z.number().int().positive().max(60_000) }),
    z.object({ kind: z.literal('down') }),
    z.object({ kind: z.literal('lost_answer') }),
    z.object({ kind: z.literal('status'), status: z.number().int().min(400).max(599) }),
    z.object({ kind: z.literal('duplicate') }),
  ]),
})

export type FaultRule = z.infer<typeof faultRuleSchema>
export type FaultRuleInput = z.input<typeof faultRuleSchema>
export type Fault = FaultRule['fault']

/** The faults waiting to happen, oldest first. */
export class Faults {
  readonly #rules: { rule: FaultRule; left: number }[] = []

  add(input: FaultRuleInput): void {
    const rule = faultRuleSchema.parse(input)
    this.#rules.push({ rule, left: rule.times })
  }

  clear(): void {
    this.#rules.length = 0
  }

  /** Takes the first rule that hits this request, if its fault is one of `kinds`. */
  take(vendor: Vendor, line: string, kinds?: readonly Fault['kind'][]): Fault | null {
    const hit = this.#rules.find(
      ({ rule, left }) =>
        left > 0 &&
        rule.vendor === vendor &&
        new RegExp(rule.match).test(line) &&
        (kinds === undefined || kinds.includes(rule.fault.kind)),
    )
    if (!hit) return null
    hit.left -= 1
    return hit.rule.fault
  }
}
