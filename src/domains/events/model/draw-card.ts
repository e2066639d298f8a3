import { CARD_HEIGHT, CARD_WIDTH, type CardFacts } from '@/lib/cards'
import { eventPalette } from '@/lib/contrast'
import { encodePng } from '@/lib/png'
import { boxOutline, Raster } from '@/lib/raster'
import { breakLines, type Direction, type Face, layLine, openFace } from '@/lib/typesetting'
import { drawArt, drawLine } from './card-shapes'

/** TrueType files. Arabic is drawn for beside the display face, not inside it. */
export interface CardFonts {
  bold: Uint8Array
  display: Uint8Array
  arabicBold: Uint8Array
}

const MARGIN = 64
const ART_WIDTH = 420
const BAND = 26
/** How wide the words may be. */
const MEASURE = CARD_WIDTH - ART_WIDTH - 2 * MARGIN
const TITLE_SIZES = [116, 104, 92, 80, 70, 60, 52, 44, 38] as const
const TITLE_LINES_MAX = 4
const TEXT_SIZES = [34, 31, 28, 25] as const
const MARK = { width: 212, height: 56, size: 34 } as const

/** An image for sharing, as a PNG of `CARD_WIDTH` by `CARD_HEIGHT`: a poster in two colours, its words where reading begins. */
export async function drawCard(fonts: CardFonts, facts: CardFacts): Promise<Uint8Array<ArrayBuffer>> {
  const direction: Direction = facts.locale === 'ar' ? 'rtl' : 'ltr'
  const palette = eventPalette({ primary: facts.colors[0], secondary: facts.colors[1] })
  const [bold, display, arabic] = [openFace(fonts.bold), openFace(fonts.display), openFace(fonts.arabicBold)]
  const raster = new Raster(CARD_WIDTH, CARD_HEIGHT, palette.primary)
  const artLeft = direction === 'ltr' ? CARD_WIDTH - ART_WIDTH : 0
  drawArt(raster, facts.seed, { x: artLeft, y: 0, width: ART_WIDTH, height: CARD_HEIGHT - BAND }, palette.secondary)
  drawBand(raster, palette.secondary)

  const words = new Words(raster, direction)
  const top = fitted(facts.top, [bold, arabic], TEXT_SIZES, 1, direction)
  words.write(top, { top: MARGIN - 8, leading: 1.25, colour: palette.onPrimary })
  const foot = facts.lines.map((line) => fitted(line, [bold, arabic], TEXT_SIZES, 1, direction))
  const footHeight = foot.reduce((sum, { size }) => sum + size * 1.4, 0)
  const footTop = CARD_HEIGHT - BAND - MARGIN + 14 - footHeight
  let y = footTop
  for (const line of foot) y = words.write(line, { top: y, leading: 1.4, colour: palette.onPrimary })

  const leading = direction === 'ltr' ? 0.98 : 1.35
  const room = footTop - (MARGIN + top.size * 1.25) - 40
  const title = fitted(facts.title, [display, arabic], TITLE_SIZES, TITLE_LINES_MAX, direction, room / leading)
  const height = title.lines.length * title.size * leading
  words.write(title, { top: MARGIN + top.size * 1.25 + 20 + (room - height) / 2, leading, colour: palette.displayOnPrimary })

  drawMark(raster, { x: direction === 'ltr' ? CARD_WIDTH - MARGIN - MARK.width + 24 : MARGIN - 24, face: display, ...palette })
  return encodePng({ width: CARD_WIDTH, height: CARD_HEIGHT, bitDepth: 8, colour: 'rgb', scanlines: raster.scanlines() })
}

interface Setting {
  faces: readonly Face[]
  size: number
  lines: readonly string[]
}

/** The largest of the sizes at which a text takes few enough lines, and no more height; at the smallest the rest is left out. */
function fitted(text: string, faces: readonly Face[], sizes: readonly number[], linesMax: number, direction: Direction, heightMax = Infinity): Setting {
  const wide = (line: string, size: number) => layLine(line, faces, size, direction).width
  const broken = sizes.map((size) => ({
    faces,
    size,
    lines: breakLines(text, MEASURE, (line) => wide(line, size)),
    // A word that has to be cut is worse than a smaller one.
    whole: text.split(/\s+/).every((word) => wide(word, size) <= MEASURE),
  }))
  const fits = broken.find(({ lines, whole, size }) => whole && lines.length <= linesMax && lines.length * size <= heightMax)
  const { lines, ...chosen } = fits ?? broken.at(-1) ?? { faces, size: 0, lines: [] }
  return { ...chosen, lines: lines.length > linesMax ? shortened(lines.slice(0, linesMax)) : lines }
}

function shortened(lines: readonly string[]): string[] {
  return lines.map((line, index) => (index === lines.length - 1 ? `${line.replace(/.{1,2}$/u, '')}…` : line))
}

/** Lines that begin where reading begins. */
class Words {
  constructor(
    readonly raster: Raster,
    readonly direction: Direction,
  ) {}

  /** Writes from `top` (px) down, each line `leading` of its size high; answers where the last one ends. */
  write({ faces, size, lines }: Setting, { top, leading, colour }: { top: number; leading: number; colour: string }): number {
    let y = top
    for (const text of lines) {
      const line = layLine(text, faces, size, this.direction)
      const x = this.direction === 'ltr' ? MARGIN : CARD_WIDTH - MARGIN - line.width
      drawLine(this.raster, line, { x, y: y + (leading * size) / 2 + size * 0.34, size, colour })
      y += leading * size
    }
    return y
  }
}

/** The wristband's weave. */
function drawBand(raster: Raster, colour: string): void {
  const top = CARD_HEIGHT - BAND
  const threads = Array.from({ length: Math.ceil(CARD_WIDTH / 28) + 1 }, (_, thread) => thread * 28 - 12)
  raster.paint(threads.map((x) => [x + 12, top, x + 24, top, x + 12, CARD_HEIGHT, x, CARD_HEIGHT]), colour)
  raster.paint([boxOutline({ x: 0, y: top, width: CARD_WIDTH, height: 3 }), boxOutline({ x: 0, y: CARD_HEIGHT - 3, width: CARD_WIDTH, height: 3 })], colour)
}

/** Whose tickets these are: the site's name on a ticket of its own, with an edge that parts it from the picture. */
function drawMark(raster: Raster, { x, face, primary, secondary, onSecondary }: { x: number; face: Face; primary: string; secondary: string; onSecondary: string }): void {
  const [y, edge] = [MARGIN - 24, 10]
  raster.paint([boxOutline({ x: x - edge, y: y - edge, width: MARK.width + 2 * edge, height: MARK.height + 2 * edge })], primary)
  raster.paint([boxOutline({ x, y, width: MARK.width, height: MARK.height })], secondary)
  const line = layLine('Fairground', [face], MARK.size, 'ltr')
  drawLine(raster, line, { x: x + (MARK.width - line.width) / 2, y: y + MARK.height / 2 + MARK.size * 0.34, size: MARK.size, colour: onSecondary })
}
