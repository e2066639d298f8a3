import { z } from 'zod'

/** Why a code gives nothing. A foreign organiser's or event's code is `unknown`: tenants do not leak. */
const CODE_REFUSALS = ['unknown', 'not_yet', 'over', 'spent', 'customer_limit', 'not_for_these', 'quantity_too_small'] as const
export const codeRefusalSchema = z.enum(CODE_REFUSALS)
export type CodeRefusal = z.infer<typeof codeRefusalSchema>
