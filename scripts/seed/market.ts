import { DAY_MS } from '../../src/lib/time.ts'
import { addDays, dayInZone, zonedInstant } from '../../src/lib/zone.ts'
import { addEvent, addTicketType, addZone, type MadeType, type World } from './build.ts'
import type { Organisations } from './people.ts'
import { sellToCrowd } from './sales.ts'

const ZONE = 'Europe/Berlin'

/** Three days from this morning at eight; from yesterday's when it is not yet eight. Its doors are open: the gate has work. */
export async function addMarket(world: World, { kanalwerk }: Organisations): Promise<{ visit: MadeType; behind: MadeType }> {
  const { now } = world
  const morning = zonedInstant(dayInZone(now, ZONE), '08:00', ZONE)
  const startsAt = morning <= now ? morning : new Date(morning.getTime() - DAY_MS)
  const event = addEvent(world, {
    orgId: kanalwerk,
    place: { name: 'Kanalwerk Höfe', address: 'Paul-Lincke-Ufer 20', city: 'Berlin', country: 'DE', at: [52.4953, 13.4306], zone: ZONE },
    slug: 'canal-makers-market',
    kind: 'festival',
    status: 'ongoing',
    name: {
      en: 'Canal Makers’ Market', fr: 'Marché des artisans du canal', de: 'Markt der Macher am Kanal', es: 'Mercado de artesanos del canal', ar: 'سوق صنّاع القناة',
    },
    summary: {
      en: 'Ninety workshops open their doors by the water, with small stages and large pots of soup.',
      fr: "Quatre-vingt-dix ateliers ouvrent leurs portes au bord de l'eau, avec de petites scènes et de grandes marmites.",
      de: 'Neunzig Werkstätten öffnen am Wasser ihre Türen, mit kleinen Bühnen und großen Suppentöpfen.',
      es: 'Noventa talleres abren sus puertas junto al agua, con escenarios pequeños y grandes ollas de sopa.',
      ar: 'تسعون ورشة تفتح أبوابها على ضفة الماء، مع منصات صغيرة وقدور حساء كبيرة.',
    },
    body: {
      en: 'Potters, printers, luthiers and bakers show how things are made, and sell what they made this week. Bring a thing that is broken: the repair tables are free.\n\nCome and go as you like on the day; the three-day pass lets you in once a day.',
      de: 'Töpfer, Druckerinnen, Geigenbauer und Bäckerinnen zeigen, wie Dinge entstehen, und verkaufen, was diese Woche fertig wurde. Bring etwas Kaputtes mit: Die Reparaturtische kosten nichts.\n\nAm selben Tag gehst du ein und aus, wie du willst; mit dem Dreitagepass kommst du einmal am Tag hinein.',
    },
    currency: 'EUR',
    taxBps: 700,
    capacity: 2500,
    colors: ['#7a1f2b', '#ffd9a0'],
    startsAt,
    endsAt: zonedInstant(addDays(dayInZone(startsAt, ZONE), 2), '23:00', ZONE),
    admissionOpensAt: startsAt,
    alsoFoundBy: ['Kanalwerk', 'Handwerk', 'crafts'],
  })
  const gate = addZone(world, event, 'Main gate')
  const back = addZone(world, event, 'Backstage')
  const open = { zones: [gate] }
  const visit = addTicketType(world, event, {
    ...open, name: { en: 'Single visit', fr: 'Une visite', de: 'Ein Besuch', es: 'Una visita', ar: 'زيارة واحدة' },
    description: { en: 'In once, on any of the three days.', de: 'Einmal hinein, an einem der drei Tage.' }, priceMinor: 500, quota: 1500,
  })
  addTicketType(world, event, {
    ...open, name: { en: 'Three-day pass', fr: 'Pass trois jours', de: 'Dreitagepass', es: 'Pase de tres días', ar: 'بطاقة الأيام الثلاثة' },
    description: { en: 'In once a day, three times in all.', de: 'Einmal am Tag hinein, dreimal insgesamt.' }, priceMinor: 1200, quota: 600, maxScans: 3,
  })
  addTicketType(world, event, {
    ...open, name: { en: 'Under 16', fr: 'Moins de 16 ans', de: 'Unter 16', es: 'Menores de 16', ar: 'دون السادسة عشرة' },
    description: { en: 'Free, with somebody who pays.', de: 'Kostenlos, mit jemandem, der zahlt.' }, priceMinor: 0, quota: 400, maxPerOrder: 4, maxPerCustomer: 4,
  })
  addTicketType(world, event, {
    ...open, name: { en: 'Letterpress workshop', de: 'Werkstatt Bleisatz' }, description: { en: 'Two hours at the press; market visit included.' }, priceMinor: 1800, quota: 24, maxPerOrder: 2,
  })
  const behind = addTicketType(world, event, {
    zones: [gate, back], kind: 'backstage', name: { en: 'Makers’ pass', fr: 'Pass artisans', de: 'Macherpass', es: 'Pase de artesanos', ar: 'بطاقة الصنّاع' },
    description: { en: 'Opens the gate and the yard behind the stages.', de: 'Öffnet das Tor und den Hof hinter den Bühnen.' }, priceMinor: 3900, quota: 60, maxPerOrder: 2,
  })
  await sellToCrowd(world, { sold: visit }, 90)
  return { visit, behind }
}
