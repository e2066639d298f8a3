/** The shapes a poster's art is made of. */
const SHAPES = ['rays', 'rings', 'bars', 'dots', 'arches', 'waves'] as const
type Shape = (typeof SHAPES)[number]

export interface PosterPattern {
  shape: Shape
  /** Degrees the whole is turned by. */
  turn: number
  /** How many of the shape. */
  count: number
  /** Where it springs from, in percent of the picture. */
  x: number
  y: number
}

/** FNV-1a: the same text gives the same number everywhere, for ever. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}

/** The art that belongs to a name, always the same. */
export function posterPattern(seed: string): PosterPattern {
  const hash = hashOf(seed)
  const pick = (shift: number, values: number) => Math.floor(hash / 2 ** shift) % values
  return {
    shape: SHAPES[hash % SHAPES.length] ?? 'rays',
    turn: [-24, -12, 0, 12, 24][pick(4, 5)] ?? 0,
    count: 7 + pick(8, 6),
    x: 20 + 10 * pick(12, 7),
    y: 30 + 10 * pick(16, 5),
  }
}
