import { newId } from '../../src/lib/ids.ts'
import { MINUTE_MS } from '../../src/lib/time.ts'
import type { MadeEvent, World } from './build.ts'

interface StagePlan {
  name: string
  /** Per day, in order of appearance; the last one closes. `Artist · genre`. */
  days: readonly (readonly string[])[]
}

const STAGES: readonly StagePlan[] = [
  {
    name: 'Lighthouse',
    days: [
      ['Kite Season · Indie pop', 'Marisol Vane · Synth pop', 'Glass Harbour · Art rock', 'The Salt Choir · Chamber pop'],
      ['Ondina · Flamenco pop', 'Paper Comets · Indie rock', 'Low Tide Parade · Brass pop', 'Nils Aurelio · Songwriter', 'Amparo Sky · Electro soul'],
      ['Small Cathedrals · Shoegaze', 'Juniper & Rye · Country soul', 'Halo Mechanics · Dream pop', 'Teodora Vell · Pop noir', 'Northern Radio · Indie electronica'],
    ],
  },
  {
    name: 'Dune',
    days: [
      ['Sable Unit · Deep house', 'Kaori Blix · Minimal', 'Deep Orchard · Organic house', 'Ferro Luna · Techno'],
      ['Tessellate · Breakbeat', 'Mono Mirage · Melodic techno', 'Yusra Bel · Amapiano', 'Circuit Garden · Live electronica', 'Anders Volt · Techno'],
      ['Dawn Protocol · Downtempo', 'Lumen & Lark · Balearic', 'Oscilla · Electro', 'Madame Modular · Modular techno'],
    ],
  },
  {
    name: 'Boathouse',
    days: [
      ['Palm Wine Parliament · Highlife', 'Lady Concrete · Hip-hop', 'Duro Kings · Afrobeats', 'Simi Bright-Okoye · Afro soul'],
      ['Barrio Cósmico · Cumbia', 'Verse & Vessel · Spoken hip-hop', 'Tamarind Youth · R&B', 'El Faro Chico · Latin trap', 'Kwame Sundial · Afrobeat'],
      ['Cumbia Polar · Cumbia', 'Nía Mar · Neo soul', 'The Borrowed Drums · Percussion', 'Griot Junction · Desert blues', 'Orquesta Marejada · Salsa'],
    ],
  },
  {
    name: 'Greenhouse',
    days: [
      ['Wren Hollow · Folk', 'Ida Lindqvist Trio · Jazz', 'Three Rivers Home · Americana', 'Amina Faraj Quintet · Oriental jazz'],
      ['Oat & Thistle · Folk', 'Bruno Salvatierra · Classical guitar', 'The Quiet Ferry · Slowcore', 'Moth Parade · Chamber folk', 'Elsbeth Crane · Songwriter'],
      ['Gable End · Bluegrass', 'Sorrel Ash · Folk', 'Paloma Reyes Ensemble · Latin jazz', 'The Long Meadow · Folk'],
    ],
  },
  {
    name: 'Pier',
    days: [
      ['Static Kids · Punk', 'Rust Ballet · Post-punk', 'Dogs of Trieste · Garage', 'Iron Marigold · Stoner rock'],
      ['Cheap Thunder · Punk', 'Velvet Static · Noise rock', 'Hexenhaus Five · Krautrock', 'The Novenas · Gothic rock', 'Saints of Asphalt · Hardcore'],
      ['Garage Sisters · Riot grrrl', 'The Understudies · Mod', 'Broken Escalator · Math rock', 'Kalima Rise · Psych rock', 'Monument Girls · Post-punk'],
    ],
  },
  {
    name: 'Lantern Tent',
    days: [
      ['Boreal Hum · Ambient', 'Tape Archivist · Tape loops', 'Slow Weather · Drone', 'Aya Sol · Ambient house'],
      ['Field Notes · Spoken word', 'Marginalia · Modern classical', 'Lune Atlas · Harp', 'Tidal Memory · Electroacoustic', 'Hiroko Vale · Piano'],
      ['Breath Study · Sound bath', 'Glasswing Duo · Glass harmonica', 'The Sleeping Choir · Choral', 'Drift Orchestra · Ambient'],
    ],
  },
]

/** Minutes from the day's noon: when the first begins and the last one ends. */
const HOURS = [
  { opens: 4 * 60, closes: 13 * 60 },
  { opens: 2 * 60, closes: 14 * 60 },
  { opens: 60, closes: 11 * 60 },
] as const
const SET_MIN = 50
const CLOSING_SET_MIN = 80
/** Each stage begins a little later than the one before, so that one can walk over. */
const STAGGER_MIN = 15

/** Everyone who plays. */
export const ARTISTS = STAGES.flatMap(({ days }) => days.flat()).map((act) => act.split(' · ')[0] ?? act)

/** Six stages and 81 performances; `noons` are the days' noons. */
export function addLineUp({ rows }: World, { orgId, eventId }: MadeEvent, noons: readonly Date[]): void {
  STAGES.forEach((stage, position) => {
    const stageId = newId('stg')
    rows.stages.push({ id: stageId, orgId, eventId, name: stage.name, position })
    stage.days.forEach((acts, day) => {
      const { opens, closes } = HOURS[day] ?? HOURS[0]
      const first = opens + position * STAGGER_MIN
      const closing = closes - position * STAGGER_MIN - CLOSING_SET_MIN
      acts.forEach((act, index) => {
        const [name = act, genre = ''] = act.split(' · ')
        const last = index === acts.length - 1
        const begins = last ? closing : roundTo5(first + (index * (closing - first)) / (acts.length - 1))
        const at = (minutes: number) => new Date((noons[day]?.getTime() ?? 0) + minutes * MINUTE_MS)
        const artistId = newId('art')
        rows.artists.push({ id: artistId, orgId, name, genre })
        rows.performances.push({
          id: newId('prf'), orgId, eventId, stageId, artistId, startsAt: at(begins), endsAt: at(begins + (last ? CLOSING_SET_MIN : SET_MIN)),
        })
      })
    })
  })
}

const roundTo5 = (minutes: number) => Math.round(minutes / 5) * 5
