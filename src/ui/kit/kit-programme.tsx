import { PosterArt } from '../poster-art'
import { TimetableGrid } from '../timetable-grid'
import type { Samples } from './samples'

const SEEDS = ['lighthouse', 'dune', 'boathouse', 'greenhouse', 'pier', 'lantern']

/** What an event draws by itself: pictures from names, and who plays when. */
export function KitProgramme({ words }: { words: Samples }) {
  const slot = (id: string, from: number, span: number) => ({ id, from, span, children: <p className="font-bold">{words.title}</p> })
  return (
    <>
      <ul className="grid grid-cols-3 gap-2 lg:grid-cols-6">
        {SEEDS.map((seed) => (
          <li key={seed}>
            <PosterArt seed={seed} className="aspect-square w-full rounded-card" />
          </li>
        ))}
      </ul>
      <TimetableGrid
        label={words.lineUp}
        minutes={180}
        shortestMinutes={45}
        hours={[18, 19, 20, 21].map((hour) => ({ id: `${hour}`, children: `${hour}:00` }))}
        columns={[
          { id: 'one', name: words.city, slots: [slot('a', 0, 45), slot('b', 75, 90)] },
          { id: 'two', name: words.weekend, slots: [slot('c', 30, 60), slot('d', 110, 70)] },
        ]}
      />
    </>
  )
}
