import { ART_SIZE, type PosterShape, posterShapes } from '@/lib/poster-shapes'
import { type Box, circleOutline, type Outline, type Raster } from '@/lib/raster'
import type { Face, Line } from '@/lib/typesetting'

/** A curve is drawn by so many straight lines. */
const STEPS = 8

type Point = readonly [number, number]

/** Draws a poster's picture so that it fills a box, like an image that covers it. */
export function drawArt(raster: Raster, seed: string, box: Box, colour: string): void {
  const { turn, shapes } = posterShapes(seed)
  const scale = Math.max(box.width, box.height) / ART_SIZE
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180) * scale, Math.sin((turn * Math.PI) / 180) * scale]
  const [middleX, middleY] = [box.x + box.width / 2, box.y + box.height / 2]
  const placed = (outline: Outline) =>
    outline.map((value, at) => {
      const even = at % 2 === 0
      const [x, y] = [(even ? value : (outline[at - 1] ?? 0)) - ART_SIZE / 2, (even ? (outline[at + 1] ?? 0) : value) - ART_SIZE / 2]
      return even ? middleX + x * cos - y * sin : middleY + x * sin + y * cos
    })
  for (const shape of shapes) raster.paint(outlinesOf(shape).map(placed), colour, box)
}

function outlinesOf(shape: PosterShape): Outline[] {
  switch (shape.kind) {
    case 'area':
      return [shape.points.flat()]
    case 'disc':
      return [circleOutline(shape.x, shape.y, shape.r)]
    case 'ring': {
      const inner = shape.r - shape.width / 2
      return [circleOutline(shape.x, shape.y, shape.r + shape.width / 2), ...(inner > 0 ? [circleOutline(shape.x, shape.y, inner, -1)] : [])]
    }
    case 'wave':
      return [ribbon(curve(shape.points), shape.width)]
  }
}

/** Points along curves, of which every second one is a control point. */
function curve([start = [0, 0], ...swings]: readonly Point[]): Point[] {
  const points: Point[] = [start]
  for (let at = 0; at + 1 < swings.length; at += 2) {
    const [from, control, to] = [points.at(-1) ?? start, swings[at] ?? start, swings[at + 1] ?? start]
    for (let step = 1; step <= STEPS; step += 1) points.push(quadratic(from, control, to, step / STEPS))
  }
  return points
}

function quadratic(from: Point, control: Point, to: Point, at: number): Point {
  const mix = (axis: 0 | 1) => (1 - at) ** 2 * from[axis] + 2 * (1 - at) * at * control[axis] + at ** 2 * to[axis]
  return [mix(0), mix(1)]
}

/** A line of some width as an outline: along one side, and back along the other. */
function ribbon(points: readonly Point[], width: number): Outline {
  const beside = (side: 1 | -1) =>
    points.map(([x, y], at) => {
      const [before, after] = [points[at - 1] ?? [x, y], points[at + 1] ?? [x, y]]
      const [dx, dy] = [after[0] - before[0], after[1] - before[1]]
      const reach = (side * width) / 2 / Math.hypot(dx, dy)
      return [x - dy * reach, y + dx * reach]
    })
  return [...beside(1), ...beside(-1).toReversed()].flat()
}

/** Draws a line of text with its first glyph at `x` and its baseline at `y`. */
export function drawLine(raster: Raster, { runs }: Line<Face>, { x, y, size, colour }: { x: number; y: number; size: number; colour: string }): void {
  let pen = x
  for (const { run, glyphs } of runs) {
    const scale = size / run.face.unitsPerEm
    for (const { glyph, advance, dx, dy } of glyphs) {
      raster.paint(glyphOutlines(glyph.path.commands, pen + dx * scale, y - dy * scale, scale), colour)
      pen += advance * scale
    }
  }
}

/** A glyph's outlines in pixels; a font counts upwards. */
function glyphOutlines(commands: readonly { command: string; args: readonly number[] }[], left: number, base: number, scale: number): Outline[] {
  const outlines: number[][] = []
  let here: Point = [0, 0]
  const go = (to: Point) => {
    outlines.at(-1)?.push(left + to[0] * scale, base - to[1] * scale)
    here = to
  }
  for (const { command, args } of commands) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args
    const from = here
    if (command === 'moveTo') outlines.push([])
    if (command === 'moveTo' || command === 'lineTo') go([a, b])
    if (command === 'quadraticCurveTo') for (let step = 1; step <= STEPS; step += 1) go(quadratic(from, [a, b], [c, d], step / STEPS))
    if (command === 'bezierCurveTo') for (let step = 1; step <= STEPS; step += 1) go(cubic(from, [a, b], [c, d], [e, f], step / STEPS))
  }
  return outlines
}

function cubic(from: Point, one: Point, other: Point, to: Point, at: number): Point {
  const [a, b] = [quadratic(from, one, other, at), quadratic(one, other, to, at)]
  return [a[0] + (b[0] - a[0]) * at, a[1] + (b[1] - a[1]) * at]
}
