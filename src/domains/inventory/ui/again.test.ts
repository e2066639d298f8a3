import { expect, test } from 'vitest'
import { addressOf } from '@/lib/addresses'
import { newId } from '@/lib/ids'
import { againHref, type CartEntry } from '../contract'
import { againChoice } from './again'

const [standing, seated, friday] = [newId('tty'), newId('tty'), newId('occ')]

const line = (facts: Pick<CartEntry['lines'][number], 'ticketTypeId' | 'occurrenceId' | 'quantity' | 'unitMinor'>): CartEntry['lines'][number] => ({
  ...facts,
  priceTierId: null,
  name: { en: 'Standing' },
  tierName: null,
  occurrenceStartsAt: null,
})

test('what was held comes back as what is wanted: dates kept, pieces at two prices as one line', () => {
  const href = againHref({
    eventSlug: 'saltlight',
    lines: [
      line({ ticketTypeId: standing, occurrenceId: null, quantity: 2, unitMinor: 2000 }),
      line({ ticketTypeId: standing, occurrenceId: null, quantity: 1, unitMinor: 2500 }),
      line({ ticketTypeId: seated, occurrenceId: friday, quantity: 4, unitMinor: 4000 }),
    ],
  })
  const { pathname, search, hash } = new URL(addressOf(href, 'en'), 'https://fairground.example')
  expect([pathname, hash]).toEqual(['/en/events/saltlight', '#tickets'])
  expect(againChoice(search)).toEqual({ picks: { [`${standing} -`]: 3, [`${seated} ${friday}`]: 4 }, date: friday })
})

test('an address that was tampered with fills in what is understood, or nothing', () => {
  expect(againChoice('?again=')).toBeNull()
  expect(againChoice('?type=x')).toBeNull()
  expect(againChoice(`?again=${standing}~-~1e9.${standing}~-~0.nonsense.${seated}~nowhere~2`)).toBeNull()
  expect(againChoice(`?again=nonsense.${standing}~-~2`)).toEqual({ picks: { [`${standing} -`]: 2 }, date: null })
})
