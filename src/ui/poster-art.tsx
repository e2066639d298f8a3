import { clsx } from 'clsx'
import { posterPaths } from '@/lib/poster-paths'
import { ART_SIZE } from '@/lib/poster-shapes'

interface PosterArtProps {
  /** What the picture is made from, the same each time: an event's slug. */
  seed: string
  className?: string
}

/** A picture of an event that brought none: a few large shapes in its two colours. Decoration, said to nobody. */
export function PosterArt({ seed, className }: PosterArtProps) {
  const { turn, paths } = posterPaths(seed)
  const centre = ART_SIZE / 2
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${ART_SIZE} ${ART_SIZE}`}
      preserveAspectRatio="xMidYMid slice"
      className={clsx('block bg-event-1 text-event-2', className)}
    >
      <g transform={`rotate(${turn} ${centre} ${centre})`}>
        {paths.map(({ d, width }) => (width === null ? <path key="filled" d={d} fill="currentColor" /> : <path key={width} d={d} fill="none" stroke="currentColor" strokeWidth={width} />))}
      </g>
    </svg>
  )
}
