import { create, type Font, type Glyph, type GlyphRun } from '@cantoo/fontkit'
import {
  beginText, endMarkedContent, endText, PDFHexString, PDFOperator, PDFOperatorNames, setFillingRgbColor, setFontAndSize,
  setTextMatrix, showText, type PDFDocument, type PDFFont, type PDFPage,
} from '@cantoo/pdf-lib'
import makeBidi from 'bidi-js'
import { assert } from '@/lib/assert'

const bidi = makeBidi()

export type Direction = 'ltr' | 'rtl'

/** A font in a document. pdf-lib places glyphs by their widths alone; here they stand where the font wants them. */
export interface Face {
  covers(codePoint: number): boolean
  /** Glyphs in the order of the eye. */
  shape(text: string, direction: Direction): PlacedGlyph[]
  readonly unitsPerEm: number
  readonly font: PDFFont
}

interface PlacedGlyph {
  readonly glyph: Glyph
  readonly advance: number
  readonly dx: number
  readonly dy: number
}

/** Puts a TrueType font into a document; only the glyphs that are drawn end up in the file. */
export async function embedFace(document: PDFDocument, bytes: Uint8Array, features: readonly string[] = []): Promise<Face> {
  const { opened, shape } = openFont(bytes)
  const known = new Map<number, Glyph>()
  document.registerFontkit({ create: () => speakingGlyphs(opened, known) })
  const font = await document.embedFont(bytes, { subset: true })
  return {
    covers: (codePoint) => opened.hasGlyphForCodePoint(codePoint),
    shape(text, direction) {
      const { glyphs, positions } = shape(text, features, direction)
      return glyphs.map((glyph, index) => {
        known.set(glyph.id, glyph)
        const { xAdvance = glyph.advanceWidth, xOffset = 0, yOffset = 0 } = positions?.[index] ?? {}
        return { glyph, advance: xAdvance, dx: xOffset, dy: yOffset }
      })
    },
    unitsPerEm: opened.unitsPerEm,
    font,
  }
}

interface OpenedFont {
  opened: Font
  shape(text: string, features: readonly string[], direction: Direction): GlyphRun
}

const openedFonts = new WeakMap<Uint8Array, OpenedFont>()
/** What is printed on one ticket is mostly printed on the next; as much as some hundred tickets say is kept. */
const SHAPED_MAX = 4_000

/** A font reads its tables as it needs them and keeps them: opened once, it serves every document. */
function openFont(bytes: Uint8Array): OpenedFont {
  const known = openedFonts.get(bytes)
  if (known) return known
  const opened = create(bytes)
  assert('layout' in opened, 'a file holds one font')
  const shaped = new Map<string, GlyphRun>()
  const font: OpenedFont = {
    opened,
    shape(text, features, direction) {
      const key = `${features.join()} ${direction} ${text}`
      const earlier = shaped.get(key)
      if (earlier) return earlier
      const run = opened.layout(text, [...features], null, null, direction)
      if (shaped.size >= SHAPED_MAX) shaped.clear()
      shaped.set(key, run)
      return run
    },
  }
  openedFonts.set(bytes, font)
  return font
}

/** pdf-lib hands its font text to lay out; ours is laid out already, so each character stands for a glyph's number. */
function speakingGlyphs(opened: Font, known: ReadonlyMap<number, Glyph>): Font {
  const font: Font = Object.create(opened)
  font.layout = (text) => {
    const glyphs = text.split('').flatMap((char) => known.get(char.charCodeAt(0)) ?? [])
    const advanceWidth = glyphs.reduce((sum, glyph) => sum + glyph.advanceWidth, 0)
    return { glyphs, positions: null, script: null, language: null, direction: 'ltr', features: {}, advanceWidth, advanceHeight: 0, bbox: font.bbox }
  }
  return font
}

interface Run {
  readonly text: string
  readonly face: Face
  /** Unicode's embedding level; odd ones run from right to left. */
  readonly level: number
}

export interface Line {
  readonly text: string
  readonly width: number
  readonly runs: readonly { run: Run; glyphs: readonly PlacedGlyph[]; width: number }[]
}

/** A line of text, each character in the first of the faces that has it, in the order of the eye. */
export function layLine(text: string, faces: readonly Face[], size: number, direction: Direction): Line {
  const runs = inVisualOrder(runsOf(text, faces, direction)).map((run) => {
    const glyphs = run.face.shape(run.text, run.level % 2 === 1 ? 'rtl' : 'ltr')
    const width = (glyphs.reduce((sum, { advance }) => sum + advance, 0) * size) / run.face.unitsPerEm
    return { run, glyphs, width }
  })
  return { text, runs, width: runs.reduce((sum, { width }) => sum + width, 0) }
}

function runsOf(text: string, faces: readonly Face[], direction: Direction): Run[] {
  const { levels } = bidi.getEmbeddingLevels(text, direction)
  const runs: Run[] = []
  let index = 0
  for (const char of text) {
    const codePoint = char.codePointAt(0) ?? 0
    const level = levels[index] ?? 0
    const last = runs.at(-1)
    // Spaces and points are in every face: they stay with what stands before them.
    const face = (/\p{L}|\p{N}/u.test(char) ? undefined : last?.face.covers(codePoint) && last.face) || faces.find((one) => one.covers(codePoint))
    if (face) {
      const shown = level % 2 === 1 ? (bidi.getMirroredCharacter(char) ?? char) : char
      if (last && last.face === face && last.level === level) runs[runs.length - 1] = { ...last, text: last.text + shown }
      else runs.push({ text: shown, face, level })
    }
    index += char.length
  }
  return runs
}

/** Rule L2 of the Unicode Bidirectional Algorithm: from the highest level down, turn round what is at least that deep. */
function inVisualOrder(runs: Run[]): Run[] {
  const deepest = Math.max(0, ...runs.map(({ level }) => level))
  const order = [...runs]
  for (let level = deepest; level >= 1; level -= 1) {
    for (let from = 0; from < order.length; from += 1) {
      let to = from
      while ((order[to]?.level ?? -1) >= level) to += 1
      order.splice(from, to - from, ...order.slice(from, to).toReversed())
      from = to
    }
  }
  return order
}

/** Breaks a text between words into lines of at most `width`; a word that is longer than a line is cut. */
export function breakLines(text: string, width: number, measure: (line: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (measure(longer) <= width) line = longer
    else {
      if (line !== '') lines.push(line)
      line = ''
      for (const char of word) {
        if (line !== '' && measure(line + char) > width) {
          lines.push(line)
          line = ''
        }
        line += char
      }
    }
  }
  return line === '' ? lines : [...lines, line]
}

/** Writes a line with its first glyph at `x` and its baseline at `y`, in points from the page's lower left. */
export function writeLine(page: PDFPage, line: Line, { x, y, size, color }: { x: number; y: number; size: number; color: string }): void {
  let pen = x
  for (const { run, glyphs, width } of line.runs) {
    const name = page.node.newFontDictionary(run.face.font.name, run.face.font.ref)
    // What is joined and turned for the eye is kept in reading order for search, copying and screen readers.
    const actual = `<</ActualText ${PDFHexString.fromText(run.text).toString()}>>`
    page.pushOperators(
      PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, ['/Span', actual]),
      beginText(),
      setFillingRgbColor(...rgbOf(color)),
      setFontAndSize(name, size),
      ...placements(run.face, glyphs, pen, y, size),
      endText(),
      endMarkedContent(),
    )
    pen += width
  }
}

/** One operator for as many glyphs as follow each other by their own widths. */
function placements(face: Face, glyphs: readonly PlacedGlyph[], x: number, y: number, size: number): PDFOperator[] {
  const scale = size / face.unitsPerEm
  const operators: PDFOperator[] = []
  let pen = x
  let together = ''
  let start: { x: number; y: number } = { x, y }
  const flush = () => {
    if (together !== '') operators.push(setTextMatrix(1, 0, 0, 1, start.x, start.y), showText(face.font.encodeText(together)))
    together = ''
  }
  for (const { glyph, advance, dx, dy } of glyphs) {
    if (dx !== 0 || dy !== 0) flush()
    if (together === '') start = { x: pen + dx * scale, y: y + dy * scale }
    together += String.fromCharCode(glyph.id)
    pen += advance * scale
    if (dx !== 0 || dy !== 0 || advance !== glyph.advanceWidth) flush()
  }
  flush()
  return operators
}

/** `#rrggbb` as three numbers from 0 to 1. */
export function rgbOf(color: string): [number, number, number] {
  const channel = (at: number) => Number.parseInt(color.slice(at, at + 2), 16) / 255
  return [channel(1), channel(3), channel(5)]
}
