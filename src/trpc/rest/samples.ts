const SAMPLE_ID = '0197c2b4e8d97a0c9f3e5d1b2a4c6e80'
export const sampleId = (prefix: string): string => `${prefix}_${SAMPLE_ID}`

const PASS = { en: 'Weekend pass' }
const WEEKEND = { startsAt: '2026-07-03T16:00:00.000Z', endsAt: '2026-07-05T22:00:00.000Z', admissionOpensAt: '2026-07-03T12:00:00.000Z' }

/** Values of fields that say more by their name than by their type. */
export const BY_NAME: Readonly<Record<string, unknown>> = {
  ...WEEKEND,
  slug: 'saltlight-festival',
  number: 'FG-7K3M9QXT',
  orderNumber: 'FG-7K3M9QXT',
  code: 'TKT-7K3M9Q',
  ticketCode: 'TKT-7K3M9Q',
  text: 'TKT-7K3M9Q',
  nonce: 'gate-1-000042',
  name: 'Ada Lindqvist',
  email: 'ada@example.org',
  locale: 'en',
  timeZone: 'Europe/Berlin',
  country: 'DE',
  city: 'Leipzig',
  venueName: 'Werk 9',
  address: 'Hafenstraße 9',
  artist: 'Mira Solenne',
  genre: 'Pop',
  createdAt: '2026-05-12T09:30:00.000Z',
  confirmedAt: '2026-05-12T09:31:20.000Z',
  paidAt: '2026-05-12T09:31:18.000Z',
  publishedAt: '2026-03-01T10:00:00.000Z',
  salesStartAt: '2026-03-15T09:00:00.000Z',
  salesEndAt: '2026-07-03T12:00:00.000Z',
  firstScanAt: '2026-07-03T16:12:41.000Z',
  lastScanAt: '2026-07-03T16:12:41.000Z',
  checkedInAt: '2026-07-03T16:12:41.000Z',
  scannedAt: '2026-07-03T16:12:41.000Z',
  validUntil: '2026-07-06T02:00:00.000Z',
  nextCursor: null,
}

const euros = (minor: number) => ({ minor, currency: 'EUR' })
const VENUE = { name: 'Werk 9', city: 'Leipzig', country: 'DE' }
const EVENT = { status: 'published', summary: { en: 'Three days between dunes and lighthouse.' }, capacity: 12_000, venue: { id: sampleId('ven'), ...VENUE }, cancelledAt: null }
const COLORS = ['#0b2a6b', '#ffb649']
const linePart = { ticketTypeId: null, occurrenceId: null, occurrenceStartsAt: null, name: null, quantity: 1, unitMinor: null, taxBps: null }
const ORDER = {
  status: 'confirmed', cancelReason: null, cancelledAt: null, ticketCount: 2,
  subtotal: euros(12_620), discount: euros(0), fees: euros(657), tax: euros(2_523), total: euros(15_800),
}

/** Fields that say something together, by the name of their schema: what does not add up, or happens before it begins, teaches nothing. */
export const TOGETHER: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  Event: EVENT,
  EventDetail: { ...EVENT, body: { en: 'Two stages, one sea.' }, occurrences: [], zones: [{ id: sampleId('zon'), name: 'Backstage' }] },
  TicketType: {
    name: PASS, description: { en: 'Friday to Sunday, for one.' }, taxBps: 1_900, minPerOrder: 1, maxPerOrder: 10, maxPerCustomer: null,
    stock: [{ occurrenceId: null, quota: 500, sold: 312, held: 8 }],
  },
  Order: ORDER,
  OrderDetail: {
    ...ORDER,
    lines: [
      { ...linePart, kind: 'ticket', ticketTypeId: sampleId('tty'), name: PASS, quantity: 2, unitMinor: 7_900, amountMinor: 12_620, taxBps: 1_900 },
      { ...linePart, kind: 'fee', amountMinor: 657 },
      { ...linePart, kind: 'tax', amountMinor: 2_523, taxBps: 1_900 },
    ],
    payment: { provider: 'stripe', status: 'completed', paidAt: BY_NAME['paidAt'] },
    refunded: euros(0),
  },
  Ticket: { status: 'used', occurrenceId: null, typeName: PASS },
  Attendee: { ticketStatus: 'used', occurrenceId: null, typeName: PASS },
  CheckIn: { ticket: { code: BY_NAME['code'], typeName: PASS, scanCount: 1, maxScans: 1 }, at: null },
  CatalogueEntry: { summary: EVENT.summary, nextOccurrenceAt: null, colors: COLORS },
  CatalogueEvent: {
    summary: EVENT.summary, body: { en: 'Two stages, one sea.' }, recurrenceRule: null, colors: COLORS, occurrences: [],
    organiser: { name: 'Saltlight Collective', supportEmail: 'help@saltlight.example', website: 'https://saltlight.example' },
    policies: { refund: { hoursBefore: 72, feeBps: 500, feeMinor: 0 }, transfer: { hoursBefore: 24, feeMinor: 200 }, cancellation: { withinDays: 14, feeMinor: 0 } },
    venue: { ...VENUE, address: BY_NAME['address'], latitude: 51.3397, longitude: 12.3731 },
    stages: [{ id: sampleId('stg'), name: 'Dune' }],
  },
}
