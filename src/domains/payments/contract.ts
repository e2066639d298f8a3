import { z } from 'zod'
import { idSchema } from '@/lib/id-schema'
import { linkSecretSchema } from '@/lib/inputs'

export const checkInput = z.object({ orderId: idSchema('ord'), accessToken: linkSecretSchema.optional() })

/** `settled`: ask for the order again, it has reached an end. `waiting`: the payment page is open and unpaid. */
export const checkResult = z.object({ outcome: z.enum(['settled', 'waiting']) })
