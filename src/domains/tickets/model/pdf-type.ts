import type { Font, Glyph } from '@cantoo/fontkit'
import {
  beginText, endMarkedContent, endText, PDFHexString, PDFOperator, PDFOperatorNames, setFillingRgbColor, setFontAndSize,
  setTextMatrix, showText, type PDFDocument, type PDFFont, type PDFPage,
} from '@cantoo/pdf-lib'
import { type Face, type Line, openFace, type PlacedGlyph } from '@/lib/typesetting'

/** A font in a document. pdf-lib places glyphs by their widths alone; here they stand where the font wants them. */
export interface PdfFace extends Face {
  readonly font: PDFFont
}

/** Puts a TrueType font into a document; only the glyphs that are drawn end up in the file. */
export async function embedFace(document: PDFDocument, bytes: Uint8Array, features: readonly string[] = []): Promise<PdfFace> {
  const { opened, ...face } = openFace(bytes, features)
  const known = new Map<number, Glyph>()
  document.registerFontkit({ create: () => speakingGlyphs(opened, known) })
  const font = await document.embedFont(bytes, { subset: true })
  return {
    ...face,
    shape(text, direction) {
      const placed = face.shape(text, direction)
      for (const { glyph } of placed) known.set(glyph.id, glyph)
      return placed
    },
    font,
  }
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

/** Writes a line with its first glyph at `x` and its baseline at `y`, in points from the page's lower left. */
export function writeLine(page: PDFPage, line: Line<PdfFace>, { x, y, size, color }: { x: number; y: number; size: number; color: string }): void {
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
function placements(face: PdfFace, glyphs: readonly PlacedGlyph[], x: number, y: number, size: number): PDFOperator[] {
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
