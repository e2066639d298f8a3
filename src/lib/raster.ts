/** A closed outline: x and y in turn, in pixels. */
export type Outline = readonly number[]

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

type Rgb = readonly [number, number, number]

/** `#rrggbb` as three numbers from 0 to 255. */
function rgbOf(colour: string): Rgb {
  const channel = (at: number) => Number.parseInt(colour.slice(at, at + 2), 16)
  return [channel(1), channel(3), channel(5)]
}

/**
 * Pixels that outlines are filled on, with smooth edges: each edge adds the area it covers to the pixels it crosses, and a
 * line's running sum is how much of each pixel lies inside. Source: Raph Levien, https://github.com/raphlinus/font-rs
 */
export class Raster {
  readonly #pixels: Uint8Array
  readonly #areas: Float32Array

  constructor(
    readonly width: number,
    readonly height: number,
    ground: string,
  ) {
    this.#areas = new Float32Array((width + 2) * height)
    this.#pixels = new Uint8Array(width * height * 3)
    const [r, g, b] = rgbOf(ground)
    for (let at = 0; at < this.#pixels.length; at += 3) this.#pixels.set([r, g, b], at)
  }

  /** Fills what the outlines surround, as far as it lies in `within`. An outline turning the other way cuts a hole. */
  paint(outlines: readonly Outline[], colour: string, within: Box = { x: 0, y: 0, width: this.width, height: this.height }): void {
    let [top, foot] = [this.height, 0]
    for (const outline of outlines) {
      for (let at = 0; at < outline.length; at += 2) {
        const y = outline[at + 1] ?? 0
        top = Math.min(top, y)
        foot = Math.max(foot, y)
        const next = (at + 2) % outline.length
        this.#addEdge(outline[at] ?? 0, y, outline[next] ?? 0, outline[next + 1] ?? 0)
      }
    }
    this.#blend(Math.max(0, Math.floor(top)), Math.min(this.height, Math.ceil(foot)), rgbOf(colour), within)
  }

  #addEdge(x0: number, y0: number, x1: number, y1: number): void {
    if (y0 === y1) return
    const sign = y0 < y1 ? 1 : -1
    const [topX, topY, footX, footY] = y0 < y1 ? [x0, y0, x1, y1] : [x1, y1, x0, y0]
    const slope = (footX - topX) / (footY - topY)
    for (let line = Math.max(0, Math.floor(topY)); line < Math.min(this.height, Math.ceil(footY)); line += 1) {
      const [from, to] = [Math.max(line, topY), Math.min(line + 1, footY)]
      const bounded = (y: number) => Math.min(Math.max(topX + (y - topY) * slope, 0), this.width)
      this.#addStretch(line * (this.width + 2), bounded(from), bounded(to), (to - from) * sign)
    }
  }

  /** The share of one line of pixels that lies to the right of an edge which crosses `tall` of it, between two x. */
  #addStretch(start: number, xa: number, xb: number, tall: number): void {
    const areas = this.#areas
    const add = (x: number, area: number) => {
      areas[start + x] = (areas[start + x] ?? 0) + area
    }
    const [left, right] = xa < xb ? [xa, xb] : [xb, xa]
    const [first, end] = [Math.floor(left), Math.ceil(right)]
    if (end <= first + 1) {
      const beside = tall * ((left + right) / 2 - first)
      add(first, tall - beside)
      add(first + 1, beside)
      return
    }
    // Up to a pixel's right side: how much of the edge lies before it, and how far from it on average.
    const each = tall / (right - left)
    let before = 0
    for (let x = first; x < end; x += 1) {
      const until = Math.min(x + 1, right)
      const inside = (until - Math.max(x, left)) * each
      const covered = inside * (x + 1 - (Math.max(x, left) + until) / 2)
      add(x, before + covered)
      before = inside - covered
    }
    add(end, before)
  }

  #blend(top: number, foot: number, [r, g, b]: Rgb, within: Box): void {
    const [areas, pixels] = [this.#areas, this.#pixels]
    const right = Math.min(this.width, within.x + within.width)
    for (let y = top; y < foot; y += 1) {
      const inside = y >= within.y && y < within.y + within.height
      const start = y * (this.width + 2)
      let sum = 0
      for (let x = 0; x < this.width; x += 1) {
        sum += areas[start + x] ?? 0
        const share = Math.min(Math.abs(sum), 1)
        if (share < 0.002 || !inside || x < within.x || x >= right) continue
        const at = (y * this.width + x) * 3
        pixels[at] = mix(pixels[at], r, share)
        pixels[at + 1] = mix(pixels[at + 1], g, share)
        pixels[at + 2] = mix(pixels[at + 2], b, share)
      }
      areas.fill(0, start, start + this.width + 2)
    }
  }

  /** The lines as a PNG wants them, each begun by its filter: none. */
  scanlines(): Uint8Array<ArrayBuffer> {
    const bytesPerLine = this.width * 3
    const lines = new Uint8Array((bytesPerLine + 1) * this.height)
    for (let y = 0; y < this.height; y += 1) {
      lines.set(this.#pixels.subarray(y * bytesPerLine, (y + 1) * bytesPerLine), y * (bytesPerLine + 1) + 1)
    }
    return lines
  }
}

function mix(under: number | undefined, over: number, share: number): number {
  const ground = under ?? 0
  return Math.round(ground + (over - ground) * share)
}

/** A box as an outline. */
export function boxOutline({ x, y, width, height }: Box): Outline {
  return [x, y, x + width, y, x + width, y + height, x, y + height]
}

/** A circle as an outline of short sides; `turn` -1 the other way round, for a hole. */
export function circleOutline(x: number, y: number, radius: number, turn: 1 | -1 = 1): Outline {
  const sides = Math.max(64, Math.ceil(radius * 2))
  return Array.from({ length: sides }, (_, side) => (turn * 2 * Math.PI * side) / sides).flatMap((angle) => [
    x + Math.cos(angle) * radius,
    y + Math.sin(angle) * radius,
  ])
}
