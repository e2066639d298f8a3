import { expandRecurrence } from '../../src/domains/events/model/recurrence.ts'
import { newId } from '../../src/lib/ids.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/lib/time.ts'
import { dayInZone } from '../../src/lib/zone.ts'
import { addEvent, addTicketType, type MadeType, type World } from './build.ts'
import type { Organisations } from './people.ts'
import { sellToCrowd } from './sales.ts'

const ZONE = 'Africa/Lagos'
const RULE = 'FREQ=WEEKLY;BYDAY=TU,FR'
const WEEKS = 12
const SESSION_MS = 3.5 * HOUR_MS

/** Game nights in Lagos, Tuesdays and Fridays at five, for the next twelve weeks; single, squad and subscription. */
export async function addArena(world: World, { joystick }: Organisations): Promise<{ single: MadeType }> {
  const { rows, now } = world
  const until = new Date(now.getTime() + WEEKS * 7 * DAY_MS)
  const dates = expandRecurrence({ rule: RULE, firstDay: dayInZone(now, ZONE), time: '17:00', zone: ZONE }, now, until)
  const event = addEvent(world, {
    orgId: joystick,
    place: { name: 'Joystick Arena', address: '14 Adeola Odeku Street, Victoria Island', city: 'Lagos', country: 'NG', at: [6.4302, 3.4217], zone: ZONE },
    slug: 'joystick-arena-sessions',
    kind: 'session_series',
    name: { en: 'Joystick Arena Sessions', fr: 'Les sessions de Joystick Arena', de: 'Sessions in der Joystick Arena', es: 'Sesiones en Joystick Arena', ar: 'جلسات جويستيك أرينا' },
    summary: {
      en: 'Forty consoles, one big screen. Every Tuesday and Friday at five.',
      fr: 'Quarante consoles, un grand écran. Tous les mardis et vendredis à dix-sept heures.',
      de: 'Vierzig Konsolen, eine große Leinwand. Jeden Dienstag und Freitag um fünf.',
      es: 'Cuarenta consolas y una gran pantalla. Todos los martes y viernes a las cinco.',
      ar: 'أربعون جهاز ألعاب وشاشة كبيرة واحدة. كل ثلاثاء وجمعة في الخامسة.',
    },
    body: {
      en: 'Book a seat for one evening, bring a squad, or come as often as you like with a pass. Ranked ladders on Tuesdays, free play and finals on the big screen on Fridays.\n\nControllers and headsets are here; bring your own if you prefer. Under sixteens play until eight.',
    },
    currency: 'NGN',
    taxBps: 750,
    capacity: 80,
    colors: ['#14532d', '#c6ff4f'],
    startsAt: dates[0] ?? now,
    endsAt: new Date((dates.at(-1) ?? now).getTime() + SESSION_MS),
    recurrenceRule: RULE,
    alsoFoundBy: ['gaming', 'games', 'esports', 'PlayStation'],
  })
  const occurrences = dates.map((startsAt) => {
    const id = newId('occ')
    rows.occurrences.push({
      id, orgId: joystick, eventId: event.eventId, startsAt, endsAt: new Date(startsAt.getTime() + SESSION_MS),
      admissionOpensAt: new Date(startsAt.getTime() - 30 * MINUTE_MS),
    })
    return id
  })
  const single = addTicketType(world, event, {
    name: { en: 'Single session', fr: 'Une session', de: 'Eine Session', es: 'Una sesión', ar: 'جلسة واحدة' },
    description: { en: 'One seat, one evening.' }, priceMinor: 500_000, quota: 40, occurrences, maxPerOrder: 6,
  })
  addTicketType(world, event, {
    name: { en: 'Squad of four', fr: 'Équipe de quatre', de: 'Viererteam', es: 'Equipo de cuatro', ar: 'فريق من أربعة' },
    description: { en: 'Four seats side by side; one code lets all four in.' }, admission: 'group', priceMinor: 1_800_000, quota: 10, occurrences, maxScans: 4, maxPerOrder: 2,
  })
  const pass = { admission: 'subscription', maxScans: null, maxPerOrder: 1, maxPerCustomer: 2 } as const
  addTicketType(world, event, {
    ...pass, name: { en: 'Month pass', fr: 'Pass mensuel', de: 'Monatspass', es: 'Pase mensual', ar: 'اشتراك شهري' },
    description: { en: 'Every session for thirty days from today.' }, priceMinor: 3_500_000, quota: 60, subscriptionDays: 30,
  })
  addTicketType(world, event, {
    ...pass, name: { en: 'Quarter pass', fr: 'Pass trimestriel', de: 'Quartalspass', es: 'Pase trimestral', ar: 'اشتراك ربع سنوي' },
    description: { en: 'Every session for ninety days from today.' }, priceMinor: 9_000_000, quota: 30, subscriptionDays: 90,
  })
  const [next, second] = single.stocks
  if (next) await sellToCrowd(world, { sold: single, stock: next }, 27)
  if (second) await sellToCrowd(world, { sold: single, stock: second }, 40)
  return { single }
}
