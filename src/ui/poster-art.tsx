import { clsx } from 'clsx'
import { ART_SIZE, type PosterShape, posterShapes } from '@/lib/poster-shapes'

interface PosterArtProps {
  /** What the picture is made from, the same each time: an event's slug. */
  seed: string
  className?: string
}

/** A picture of an event that brought none: a few large shapes in its two colours. Decoration, said to nobody. */
export function PosterArt({ seed, className }: PosterArtProps) {
  const { turn, shapes } = posterShapes(seed)
  const centre = ART_SIZE / 2
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${ART_SIZE} ${ART_SIZE}`}
      preserveAspectRatio="xMidYMid slice"
      className={clsx('block bg-event-1 text-event-2', className)}
    >
      <g transform={`rotate(${turn} ${centre} ${centre})`} fill="currentColor">
        {shapes.map((shape) => (
          <Shape key={JSON.stringify(shape)} shape={shape} />
        ))}
      </g>
    </svg>
  )
}

const line = { fill: 'none', stroke: 'currentColor' } as const

function Shape({ shape }: { shape: PosterShape }) {
  switch (shape.kind) {
    case 'area':
      return <path d={`M${shape.points.map(([x, y]) => `${x} ${y}`).join('L')}Z`} />
    case 'disc':
      return <circle cx={shape.x} cy={shape.y} r={shape.r} />
    case 'ring':
      return <circle cx={shape.x} cy={shape.y} r={shape.r} {...line} strokeWidth={shape.width} />
    case 'wave': {
      const [start, ...swings] = shape.points.map(([x, y]) => `${x} ${y}`)
      return <path d={`M${start}Q${swings.join(' ')}`} {...line} strokeWidth={shape.width} />
    }
  }
}
