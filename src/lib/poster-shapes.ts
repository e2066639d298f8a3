import { type PosterPattern, posterPattern } from './poster-pattern'

/** The side of the square that a poster's art is drawn in. */
export const ART_SIZE = 240

export type PosterShape =
  /** A polygon. */
  | { kind: 'area'; points: readonly (readonly [number, number])[] }
  | { kind: 'disc'; x: number; y: number; r: number }
  /** A circle's line, half of it on either side of `r`. */
  | { kind: 'ring'; x: number; y: number; r: number; width: number }
  /** A line that swings up and down through `points`, each curve's control point and its end in turn. */
  | { kind: 'wave'; points: readonly (readonly [number, number])[]; width: number }

/** The art that belongs to a text, in the square of `ART_SIZE`, to be turned by `turn` degrees around its centre. */
export function posterShapes(seed: string): { turn: number; shapes: PosterShape[] } {
  const pattern = posterPattern(seed)
  return { turn: pattern.turn, shapes: DRAWN[pattern.shape](pattern) }
}

/** Beyond the frame on every side, so that a turned picture has no corners. */
const MARGIN = 80
const SPAN = ART_SIZE + 2 * MARGIN

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index)
const share = (percent: number) => (percent / 100) * ART_SIZE

const DRAWN: Record<PosterPattern['shape'], (pattern: PosterPattern) => PosterShape[]> = {
  rays: ({ count, x, y }) => {
    const [cx, cy, step] = [share(x), share(y), Math.PI / count]
    const end = (angle: number) => [Math.round(cx + Math.cos(angle) * SPAN), Math.round(cy + Math.sin(angle) * SPAN)] as const
    const rays = upTo(count).map((ray) => ({ kind: 'area' as const, points: [[cx, cy] as const, end(2 * ray * step), end((2 * ray + 1) * step)] }))
    return [...rays, { kind: 'disc', x: cx, y: cy, r: ART_SIZE / 6 }]
  },
  rings: ({ count, x, y }) => upTo(count).map((ring) => ({ kind: 'ring', x: share(x), y: share(y), r: 12 + ring * 26, width: 13 })),
  bars: ({ count }) => {
    const wide = SPAN / count
    return upTo(count).map((bar) => {
      const [from, to] = [-MARGIN + bar * wide, -MARGIN + bar * wide + Math.max(3, (wide * (bar + 1)) / (count + 1))]
      return { kind: 'area', points: [[from, -MARGIN], [to, -MARGIN], [to, SPAN - MARGIN], [from, SPAN - MARGIN]] }
    })
  },
  dots: ({ count }) => {
    const step = SPAN / count
    return upTo(count * count).map((dot) => {
      const [column, row] = [dot % count, Math.floor(dot / count)]
      return { kind: 'disc', x: -MARGIN + (column + 0.5) * step, y: -MARGIN + (row + 0.5) * step, r: (step / 2) * (0.15 + (0.8 * row) / count) }
    })
  },
  arches: ({ x, count }) => upTo(Math.ceil(count / 2)).map((arch) => ({ kind: 'ring', x: share(x), y: ART_SIZE + 10, r: 30 + arch * 38, width: 22 })),
  waves: ({ count }) => {
    const step = SPAN / count
    return upTo(count).map((wave) => {
      const y = -MARGIN + wave * step
      const swings = upTo(7).flatMap((at) => {
        const x = -MARGIN + at * 60
        return [[x + 20, at % 2 ? y - step : y + step] as const, [x + 60, y] as const]
      })
      return { kind: 'wave', points: [[-MARGIN, y], ...swings], width: step / 3 }
    })
  },
}
