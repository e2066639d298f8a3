import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { type PosterPattern, posterPattern } from './poster-pattern'

interface PosterArtProps {
  /** What the picture is made from, the same each time: an event's slug. */
  seed: string
  className?: string
}

const SIZE = 240
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index)

/** A picture of an event that brought none: a few large shapes in its two colours. Decoration, said to nobody. */
export function PosterArt({ seed, className }: PosterArtProps) {
  const pattern = posterPattern(seed)
  const centre = SIZE / 2
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      preserveAspectRatio="xMidYMid slice"
      className={clsx('block bg-event-1 text-event-2', className)}
    >
      <g transform={`rotate(${pattern.turn} ${centre} ${centre})`} fill="currentColor">
        {DRAWN[pattern.shape](pattern)}
      </g>
    </svg>
  )
}

/** Beyond the frame on every side, so that a turned picture has no corners. */
const MARGIN = 80
const SPAN = SIZE + 2 * MARGIN

const DRAWN: Record<PosterPattern['shape'], (pattern: PosterPattern) => ReactNode> = {
  rays: ({ count, x, y }) => {
    const [cx, cy, step] = [(x / 100) * SIZE, (y / 100) * SIZE, Math.PI / count]
    const end = (angle: number) => `${Math.round(cx + Math.cos(angle) * SPAN)} ${Math.round(cy + Math.sin(angle) * SPAN)}`
    return (
      <>
        {upTo(count).map((ray) => (
          <path key={ray} d={`M${cx} ${cy}L${end(2 * ray * step)}L${end((2 * ray + 1) * step)}Z`} />
        ))}
        <circle cx={cx} cy={cy} r={SIZE / 6} />
      </>
    )
  },
  rings: ({ count, x, y }) =>
    upTo(count).map((ring) => (
      <circle
        key={ring}
        cx={(x / 100) * SIZE}
        cy={(y / 100) * SIZE}
        r={12 + ring * 26}
        fill="none"
        stroke="currentColor"
        strokeWidth={13}
      />
    )),
  bars: ({ count }) =>
    upTo(count).map((bar) => {
      const wide = SPAN / count
      return <rect key={bar} x={-MARGIN + bar * wide} y={-MARGIN} width={Math.max(3, (wide * (bar + 1)) / (count + 1))} height={SPAN} />
    }),
  dots: ({ count }) => {
    const step = SPAN / count
    return upTo(count * count).map((dot) => {
      const [column, row] = [dot % count, Math.floor(dot / count)]
      return (
        <circle key={dot} cx={-MARGIN + (column + 0.5) * step} cy={-MARGIN + (row + 0.5) * step} r={(step / 2) * (0.15 + (0.8 * row) / count)} />
      )
    })
  },
  arches: ({ x, count }) =>
    upTo(Math.ceil(count / 2)).map((arch) => (
      <circle
        key={arch}
        cx={(x / 100) * SIZE}
        cy={SIZE + 10}
        r={30 + arch * 38}
        fill="none"
        stroke="currentColor"
        strokeWidth={22}
      />
    )),
  waves: ({ count }) => {
    const step = SPAN / count
    return upTo(count).map((wave) => {
      const y = -MARGIN + wave * step
      const swing = upTo(7).map((at) => `q20 ${at % 2 ? -step : step} 60 0`).join('')
      return <path key={wave} d={`M${-MARGIN} ${y}${swing}`} fill="none" stroke="currentColor" strokeWidth={step / 3} />
    })
  },
}
