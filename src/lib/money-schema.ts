import { z } from 'zod'

// Apart from `money.ts`: what shows a price needs no zod, and a page's script is lighter without it.
export const currencySchema = z.enum(['EUR', 'GBP', 'USD', 'CHF', 'NGN', 'SEK', 'PLN', 'CAD', 'AUD', 'JPY', 'KWD'])

export const moneySchema = z
  .object({ minor: z.number().int(), currency: currencySchema })
  .meta({ id: 'Money', description: 'An amount, in the minor units of its currency: 7900 EUR are seventy-nine euros, 7900 JPY seven thousand nine hundred yen.' })
