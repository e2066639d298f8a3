import { type PosterShape, posterShapes } from './poster-shapes'

export interface PosterPath {
  /** What SVG calls `d`. */
  d: string
  /** Of a line that is drawn; null is filled. */
  width: number | null
}

/** A poster's art in as few paths as it has pens: a page has dozens of pictures, of up to a hundred shapes each. */
export function posterPaths(seed: string): { turn: number; paths: PosterPath[] } {
  const { turn, shapes } = posterShapes(seed)
  const byWidth = new Map<number | null, string>()
  for (const shape of shapes) {
    const width = 'width' in shape ? rounded(shape.width) : null
    byWidth.set(width, (byWidth.get(width) ?? '') + outline(shape))
  }
  return { turn, paths: [...byWidth].map(([width, d]) => ({ d, width })) }
}

const rounded = (value: number) => Math.round(value * 10) / 10
const at = ([x, y]: readonly [number, number]) => `${rounded(x)} ${rounded(y)}`

function outline(shape: PosterShape): string {
  switch (shape.kind) {
    case 'area':
      return `M${shape.points.map(at).join('L')}Z`
    case 'disc':
    case 'ring': {
      // Clockwise, as areas are: where they lie over each other they are one.
      const [r, across] = [rounded(shape.r), rounded(2 * shape.r)]
      return `M${at([shape.x - shape.r, shape.y])}a${r} ${r} 0 1 1 ${across} 0a${r} ${r} 0 1 1 -${across} 0Z`
    }
    case 'wave': {
      const [start, ...swings] = shape.points.map(at)
      return `M${start}Q${swings.join(' ')}`
    }
  }
}
