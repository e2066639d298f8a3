import type { Currency } from '../../src/lib/money.ts'
import type { Translated } from '../../src/lib/translated.ts'
import type { WallTime } from '../../src/lib/zone.ts'
import type { EventFacts, Place } from './build.ts'
import type { Organisations } from './people.ts'
import { PLACES } from './places.ts'

/** What is told of an evening: a name, what it costs, how many there are, how many are gone. */
interface Ticket {
  name: Translated
  about: string
  price: number
  quota: number
  sold?: number
  kind?: 'standard' | 'vip' | 'parking'
}

export interface Show {
  by: keyof Organisations
  place: Place
  slug: string
  kind: EventFacts['kind']
  status?: 'draft' | 'completed' | 'cancelled'
  name: Translated
  summary: Translated
  body: string
  currency: Currency
  taxBps: number
  colors: readonly [string, string]
  inDays: number
  time: WallTime
  hours: number
  also?: readonly string[]
  tickets: readonly Ticket[]
}

const standing: Translated = { en: 'Standing', fr: 'Debout', de: 'Stehplatz', es: 'De pie', ar: 'وقوف' }
const seated: Translated = { en: 'Seated', fr: 'Assis', de: 'Sitzplatz', es: 'Sentado', ar: 'جلوس' }
const balcony: Translated = { en: 'Balcony', fr: 'Balcon', de: 'Rang', es: 'Anfiteatro', ar: 'الشرفة' }

export const SHOWS: readonly Show[] = [
  {
    by: 'kanalwerk', place: PLACES.berlin, slug: 'mira-solenne-berlin', kind: 'concert', inDays: 9, time: '20:00', hours: 3,
    name: { en: 'Mira Solenne' }, summary: { en: 'The album of the year, whole and in order, with a string quartet.', de: 'Das Album des Jahres, ganz und der Reihe nach, mit Streichquartett.' },
    body: 'Mira Solenne plays “Letters to the Tide” from the first song to the last, with the Aurelio Quartet. One night in Berlin, then a year of silence.',
    currency: 'EUR', taxBps: 700, colors: ['#3b0a45', '#ff7ab8'], also: ['Letters to the Tide', 'Aurelio Quartet'],
    tickets: [{ name: standing, about: 'The floor, close to the stage.', price: 3900, quota: 180, sold: 180 }, { name: balcony, about: 'Numbered rows with a clear view.', price: 5200, quota: 60, sold: 60 }],
  },
  {
    by: 'kanalwerk', place: PLACES.hamburg, slug: 'kesselnacht-hamburg', kind: 'concert', inDays: 1, time: '23:00', hours: 7,
    name: { en: 'Kesselnacht', ar: 'ليلة كيسل' }, summary: { en: 'Techno between boilers, until the first ferry.', de: 'Techno zwischen Kesseln, bis zur ersten Fähre.' },
    body: 'Ferro Luna, Sable Unit and guests on a four-point system. Leave your phone in your pocket; lockers are free.',
    currency: 'EUR', taxBps: 1900, colors: ['#101418', '#ff5a1f'], also: ['Ferro Luna', 'Sable Unit', 'techno'],
    tickets: [{ name: { en: 'Until one', de: 'Bis eins' }, about: 'In before one in the morning.', price: 1400, quota: 200, sold: 46 }, { name: { en: 'All night', de: 'Die ganze Nacht' }, about: 'In whenever you like.', price: 2000, quota: 400, sold: 71 }],
  },
  {
    by: 'kanalwerk', place: PLACES.leipzig, slug: 'velvet-static-leipzig', kind: 'concert', inDays: 16, time: '19:30', hours: 3,
    name: { en: 'Velvet Static' }, summary: { en: 'Noise rock for people who cry at weddings.', de: 'Noise-Rock für alle, die auf Hochzeiten weinen.' },
    body: 'Three guitars, one drum kit, no encore. Support: Garage Sisters.', currency: 'EUR', taxBps: 700, colors: ['#d7263d', '#fff3d6'], also: ['Garage Sisters'],
    tickets: [{ name: standing, about: 'One room, one price.', price: 2200, quota: 350, sold: 88 }],
  },
  {
    by: 'saltlight', place: PLACES.paris, slug: 'nuit-boreale-paris', kind: 'concert', inDays: 12, time: '20:30', hours: 3,
    name: { en: 'Boreal Night', fr: 'Nuit boréale' }, summary: { en: 'Ambient under a ceiling of lamps; lie down if you like.', fr: 'Ambient sous un plafond de lampes ; on peut s’allonger.' },
    body: 'Boreal Hum, Aya Sol and Hiroko Vale share one long set. Mats are on the floor, chairs along the walls.', currency: 'EUR', taxBps: 550, colors: ['#06363d', '#9ef2d0'], also: ['Boreal Hum', 'Aya Sol', 'Hiroko Vale'],
    tickets: [{ name: { en: 'Mat', fr: 'Tapis' }, about: 'Bring a blanket.', price: 2800, quota: 160, sold: 52 }, { name: seated, about: 'A chair along the wall.', price: 3400, quota: 80, sold: 31 }],
  },
  {
    by: 'saltlight', place: PLACES.lyon, slug: 'trio-lindqvist-lyon', kind: 'concert', inDays: 23, time: '20:00', hours: 2,
    name: { en: 'Ida Lindqvist Trio' }, summary: { en: 'Piano, bass and brushes by the confluence.', fr: 'Piano, contrebasse et balais au confluent.' },
    body: 'New pieces and old ballads in a glass hall where two rivers meet.', currency: 'EUR', taxBps: 550, colors: ['#f2c14e', '#1b1b3a'], also: ['jazz'],
    tickets: [{ name: seated, about: 'Free choice of seat.', price: 2600, quota: 220, sold: 40 }, { name: { en: 'Under 26', fr: 'Moins de 26 ans' }, about: 'Show a card at the door.', price: 1200, quota: 60, sold: 12 }],
  },
  {
    by: 'saltlight', place: PLACES.madrid, slug: 'ondina-madrid', kind: 'concert', inDays: 19, time: '21:00', hours: 2.5,
    name: { en: 'Ondina' }, summary: { en: 'Flamenco in the future tense.', es: 'Flamenco en futuro imperfecto.' },
    body: 'Voice, clapping and a modular synthesiser. Presenting “Agua de ayer”.', currency: 'EUR', taxBps: 1000, colors: ['#b3001b', '#ffd166'], also: ['Agua de ayer', 'flamenco'],
    tickets: [{ name: standing, about: 'The floor.', price: 2400, quota: 420, sold: 95 }, { name: balcony, about: 'With a seat and a table for your glass.', price: 3800, quota: 50, sold: 50 }],
  },
  {
    by: 'saltlight', place: PLACES.malaga, slug: 'noches-electricas-malaga', kind: 'festival', inDays: 54, time: '18:00', hours: 32,
    name: { en: 'Electric Nights', es: 'Noches Eléctricas' }, summary: { en: 'Two evenings of electronic music by the harbour.', es: 'Dos noches de música electrónica junto al puerto.' },
    body: 'Circuit Garden, Kaori Blix, Madame Modular and nine more, on two floors above the water.', currency: 'EUR', taxBps: 1000, colors: ['#2b1a8f', '#39ffb6'], also: ['Circuit Garden', 'Kaori Blix', 'Madame Modular'],
    tickets: [{ name: { en: 'Both nights', es: 'Las dos noches' }, about: 'One wristband, two evenings.', price: 5900, quota: 600, sold: 74 }, { name: { en: 'One night', es: 'Una noche' }, about: 'The first or the second.', price: 3500, quota: 500, sold: 33 }],
  },
  {
    by: 'saltlight', place: PLACES.london, slug: 'paper-comets-london', kind: 'concert', inDays: 28, time: '19:00', hours: 4,
    name: { en: 'Paper Comets' }, summary: { en: 'Indie rock with a horn section and a lot of confetti made of old tickets.' },
    body: 'The only date on the island this season. Support: Kite Season.', currency: 'GBP', taxBps: 2000, colors: ['#0047ab', '#ffe45e'], also: ['Kite Season'],
    tickets: [{ name: standing, about: 'The floor.', price: 2750, quota: 500, sold: 96 }, { name: balcony, about: 'Seated, from 18 years.', price: 3600, quota: 90, sold: 22 }],
  },
  {
    by: 'joystick', place: PLACES.lagos, slug: 'duro-kings-lagos', kind: 'concert', inDays: 13, time: '19:00', hours: 5,
    name: { en: 'Duro Kings live on the lagoon' }, summary: { en: 'Afrobeats at sunset, with Palm Wine Parliament and a skyline.' },
    body: 'Gates at five, first drums at seven, last boat at one. Tables for eight can be had at the bar.', currency: 'NGN', taxBps: 750, colors: ['#5c1a00', '#ffb000'], also: ['Palm Wine Parliament', 'afrobeats'],
    tickets: [{ name: { en: 'Regular' }, about: 'The terrace, standing.', price: 1_000_000, quota: 900, sold: 84 }, { name: { en: 'VIP deck' }, about: 'Seated above the water, one drink.', price: 4_500_000, quota: 80, sold: 17, kind: 'vip' }],
  },
  {
    by: 'kanalwerk', place: PLACES.warsaw, slug: 'iron-marigold-warsaw', kind: 'concert', inDays: 31, time: '19:00', hours: 4,
    name: { en: 'Iron Marigold' }, summary: { en: 'Stoner rock, slow as continents.' }, body: 'With Saints of Asphalt. Ear plugs are free at the bar.',
    currency: 'PLN', taxBps: 800, colors: ['#1d2b1f', '#e0a100'], also: ['Saints of Asphalt', 'Łódź'],
    tickets: [{ name: standing, about: 'One room, one price.', price: 12_900, quota: 600, sold: 61 }],
  },
  {
    by: 'kanalwerk', place: PLACES.stockholm, slug: 'skerry-sounds-stockholm', kind: 'festival', inDays: 68, time: '14:00', hours: 33,
    name: { en: 'Skerry Sounds' }, summary: { en: 'Two days of folk and electronics on a quay, with saunas.' }, body: 'Elsbeth Crane, Moth Parade, Oscilla and twenty more. Towels can be borrowed.',
    currency: 'SEK', taxBps: 600, colors: ['#0b5563', '#f6d8ae'], also: ['Elsbeth Crane', 'Moth Parade', 'Oscilla'],
    tickets: [{ name: { en: 'Two days' }, about: 'Both days and the saunas.', price: 129_500, quota: 800, sold: 58 }, { name: { en: 'One day' }, about: 'Saturday or Sunday.', price: 74_500, quota: 400, sold: 9 }],
  },
  {
    by: 'joystick', place: PLACES.newYork, slug: 'verse-and-vessel-new-york', kind: 'concert', inDays: 21, time: '20:00', hours: 3,
    name: { en: 'Verse & Vessel' }, summary: { en: 'Spoken hip-hop with a live band, in a room that used to be a ferry office.' }, body: 'Two sets and a break. Poems by request in the second.',
    currency: 'USD', taxBps: 888, colors: ['#222222', '#7df9ff'], also: ['spoken word', 'hip-hop'],
    tickets: [{ name: standing, about: 'General admission.', price: 3200, quota: 260, sold: 77 }],
  },
  {
    by: 'tidelines', place: PLACES.tokyo, slug: 'hiroko-vale-tokyo', kind: 'concert', inDays: 40, time: '18:30', hours: 2,
    name: { en: 'Hiroko Vale, solo piano' }, summary: { en: 'Ninety minutes without a word, by the Sumida.' }, body: 'New works for prepared piano. Doors close when the first note sounds.',
    currency: 'JPY', taxBps: 1000, colors: ['#f4f1ea', '#b5121b'], also: ['piano'],
    tickets: [{ name: seated, about: 'Numbered rows.', price: 6800, quota: 240, sold: 66 }],
  },
  {
    by: 'tidelines', place: PLACES.kuwait, slug: 'amina-faraj-kuwait', kind: 'concert', inDays: 26, time: '20:00', hours: 2.5,
    name: { en: 'Amina Faraj Quintet', ar: 'خماسي أمينة فرج' }, summary: { en: 'Oud, voice and a quiet rhythm section above the Gulf.', ar: 'عود وصوت وإيقاع هادئ فوق الخليج.' },
    body: 'Songs from “The House of Seven Doors”, and improvisations on maqam Hijaz.', currency: 'KWD', taxBps: 0, colors: ['#003f3a', '#e6c17a'], also: ['عود', 'oud'],
    tickets: [{ name: seated, about: 'Stalls.', price: 12_500, quota: 180, sold: 47 }, { name: { en: 'Front rows', ar: 'الصفوف الأمامية' }, about: 'The first three rows.', price: 25_000, quota: 40, sold: 18, kind: 'vip' }],
  },
  {
    by: 'tidelines', place: PLACES.zurich, slug: 'tidelines-conference', kind: 'conference', inDays: 44, time: '09:00', hours: 33,
    name: { en: 'Tidelines: building for people', fr: 'Tidelines : construire pour les gens', de: 'Tidelines: Bauen für Menschen' },
    summary: { en: 'Two days on software that stays kind under load.', fr: 'Deux jours sur des logiciels qui restent bienveillants sous la charge.', de: 'Zwei Tage über Software, die auch unter Last freundlich bleibt.' },
    body: 'Talks in the morning, workshops in the afternoon, a boat in the evening.\n\nCommunity seats are free: they are paid for by those who come for a company. Take one if you would not be here otherwise.',
    currency: 'CHF', taxBps: 810, colors: ['#0f2f57', '#8fe3ff'], also: ['conference', 'software', 'workshop'],
    tickets: [
      { name: { en: 'Company', de: 'Firma', fr: 'Entreprise' }, about: 'Two days, workshops, meals and the boat.', price: 49_000, quota: 250, sold: 63 },
      { name: { en: 'Individual', de: 'Privat', fr: 'Individuel' }, about: 'Two days, workshops and meals, paid by yourself.', price: 19_000, quota: 150, sold: 41 },
      { name: { en: 'Community', de: 'Community', fr: 'Communauté' }, about: 'Free, for those who would not be here otherwise.', price: 0, quota: 60, sold: 22 },
    ],
  },
  {
    by: 'tidelines', place: PLACES.geneva, slug: 'open-data-day-geneva', kind: 'conference', inDays: 15, time: '10:00', hours: 8,
    name: { en: 'Open Data Day', fr: 'Journée des données ouvertes' }, summary: { en: 'One day of maps, budgets and buses, free for all.', fr: 'Une journée de cartes, de budgets et de bus, gratuite pour tous.' },
    body: 'Bring a laptop or a question. Lunch is soup.', currency: 'CHF', taxBps: 0, colors: ['#ffffff', '#0057ff'], also: ['maps', 'civic tech'],
    tickets: [{ name: { en: 'Seat', fr: 'Place' }, about: 'Free; tell us if you cannot come.', price: 0, quota: 120, sold: 44 }],
  },
  {
    by: 'kanalwerk', place: PLACES.berlin, slug: 'low-tide-parade-berlin', kind: 'concert', status: 'cancelled', inDays: 11, time: '20:00', hours: 3,
    name: { en: 'Low Tide Parade' }, summary: { en: 'Twelve brass players and a van that broke down.', de: 'Zwölf Blechbläser und ein Bus, der liegen blieb.' },
    body: 'The tour is off: the band’s van is in a garage in Metz.', currency: 'EUR', taxBps: 700, colors: ['#4a4e69', '#f2e9e4'],
    tickets: [{ name: standing, about: 'One room, one price.', price: 2100, quota: 300, sold: 20 }],
  },
  {
    by: 'kanalwerk', place: PLACES.leipzig, slug: 'teodora-vell-leipzig', kind: 'concert', status: 'completed', inDays: -8, time: '20:00', hours: 3,
    name: { en: 'Teodora Vell' }, summary: { en: 'Pop noir, played in the dark.', de: 'Pop noir, im Dunkeln gespielt.' },
    body: 'It was dark, and it was lovely.', currency: 'EUR', taxBps: 700, colors: ['#15102a', '#c9a0ff'],
    tickets: [{ name: standing, about: 'One room, one price.', price: 2400, quota: 200, sold: 0 }],
  },
  {
    by: 'saltlight', place: PLACES.malaga, slug: 'saltlight-warm-up', kind: 'concert', status: 'draft', inDays: 30, time: '20:00', hours: 4,
    name: { en: 'Saltlight Warm-up', es: 'Saltlight Warm-up' }, summary: { en: 'A first taste of the festival. Not announced yet.' },
    body: 'Line-up to be decided.', currency: 'EUR', taxBps: 1000, colors: ['#0a2a6b', '#ff8552'],
    tickets: [{ name: standing, about: 'The floor.', price: 1800, quota: 400 }],
  },
]
