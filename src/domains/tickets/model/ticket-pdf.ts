import { PDFDocument, rgb, type PDFPage } from '@cantoo/pdf-lib'
import { eventPalette, type EventPalette } from '@/lib/contrast'
import { breakLines, type Direction, layLine } from '@/lib/typesetting'
import { embedFace, rgbOf, writeLine, type PdfFace } from './pdf-type'
import { darkRuns, qrMatrix } from './qr'

/** TrueType files. Arabic is drawn for beside the display face, not inside it. */
export interface PdfFonts {
  text: Uint8Array
  bold: Uint8Array
  display: Uint8Array
  arabic: Uint8Array
  arabicBold: Uint8Array
}

/** A ticket in the words it is printed with. */
export interface PdfTicket {
  eventName: string
  colors: readonly [string, string]
  /** Above the name: day and time. */
  when: string
  /** Under the name, line by line: doors, venue, address. */
  where: readonly string[]
  holder: { label: string; value: string }
  facts: readonly { label: string; value: string }[]
  code: { label: string; value: string }
  /** What the QR code says; null when the ticket no longer admits, and `state` is printed in its place. */
  qrPayload: string | null
  state: string
  notes: readonly string[]
}

export interface PdfDocumentFacts {
  title: string
  locale: string
  direction: Direction
  /** Stands in the file as its date, so that the same order gives the same bytes. */
  madeAt: Date
  tickets: readonly PdfTicket[]
}

/** A4, in points. */
const WIDTH = 595.28
const HEIGHT = 841.89
const MARGIN = 40
const INNER = WIDTH - 2 * MARGIN
const PAD = 28
const RADIUS = 14
const NOTCH = 9
const BAND = 12
/** What is left of the poster under the band. */
const HEM = 16
const QR_BOX = 196
const CODE_HEIGHT = 46

const INK = '#0d1512'
const INK_SOFT = '#47544e'
const STUB = '#eef1ee'
const PAPER = '#ffffff'
const NAME_SIZES = [52, 46, 40, 35, 30, 26, 22] as const

interface Faces {
  text: readonly PdfFace[]
  bold: readonly PdfFace[]
  display: readonly PdfFace[]
  figures: readonly PdfFace[]
}

/** The tickets of an order as a PDF (1.7), one on each A4 page. */
export async function drawTickets(fonts: PdfFonts, { title, locale, direction, madeAt, tickets }: PdfDocumentFacts): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  document.setTitle(title, { showInWindowTitleBar: true })
  document.setLanguage(locale)
  document.setCreator('Fairground')
  document.setProducer('Fairground')
  document.setCreationDate(madeAt)
  document.setModificationDate(madeAt)
  const faces = await embedFaces(document, fonts)
  tickets.forEach((ticket, index) => {
    const sheet = new Sheet(document.addPage([WIDTH, HEIGHT]), direction)
    drawTicket(sheet, faces, ticket, tickets.length > 1 ? `${index + 1} / ${tickets.length}` : '')
  })
  return document.save()
}

async function embedFaces(document: PDFDocument, fonts: PdfFonts): Promise<Faces> {
  // One after the other: each registers the engine that opens it.
  const text = await embedFace(document, fonts.text)
  const bold = await embedFace(document, fonts.bold)
  const figures = await embedFace(document, fonts.bold, ['tnum'])
  const display = await embedFace(document, fonts.display)
  const arabic = await embedFace(document, fonts.arabic)
  const arabicBold = await embedFace(document, fonts.arabicBold)
  return {
    text: [text, arabic],
    bold: [bold, arabicBold],
    // Figures of one width; a dash of that width would tear a code apart.
    figures: [{ ...figures, covers: (codePoint) => /[0-9A-Z]/.test(String.fromCodePoint(codePoint)) }, bold, arabicBold],
    display: [display, arabicBold, bold],
  }
}

function drawTicket(sheet: Sheet, faces: Faces, ticket: PdfTicket, place: string): void {
  const [primary, secondary] = ticket.colors
  const palette = eventPalette({ primary, secondary })
  const seam = drawPoster(sheet, faces, ticket, palette)
  const foot = drawStub(sheet, faces, ticket, seam)
  drawSeam(sheet, seam)
  const notesFoot = sheet.paragraph(ticket.notes, faces.text, { x: MARGIN, top: foot - 22, width: INNER, size: 10.5, leading: 16, gap: 4, color: INK_SOFT })
  sheet.write('Fairground', faces.display, { x: MARGIN, y: Math.min(notesFoot - 20, MARGIN), size: 13, color: INK })
  if (place !== '') sheet.write(place, faces.figures, { x: MARGIN, y: MARGIN, size: 11, color: INK_SOFT, width: INNER, align: 'end' })
}

/** The event, as on its poster. Answers where it ends. */
function drawPoster(sheet: Sheet, faces: Faces, { eventName, when, where }: PdfTicket, palette: EventPalette): number {
  const top = HEIGHT - MARGIN
  const width = INNER - 2 * PAD
  const { size, lines } = sheet.fit(eventName, faces.display, { width, sizes: NAME_SIZES, linesMax: 3 })
  const leading = size * (sheet.direction === 'rtl' ? 1.35 : 1.04)
  const whenLines = sheet.lines(when, faces.bold, 15, width)
  const whereLines = where.flatMap((line) => sheet.lines(line, faces.text, 13, width))
  const height = PAD + whenLines.length * 20 + 26 + lines.length * leading + 22 + whereLines.length * 19 + PAD - 4 + BAND + HEM
  const foot = top - height
  sheet.box(MARGIN, foot, INNER, height, palette.primary, { top: RADIUS, foot: 0 })
  let y = sheet.paragraph(whenLines, faces.bold, { x: MARGIN + PAD, top: top - PAD + 2, width, size: 15, leading: 20, gap: 0, color: palette.onPrimary })
  y -= 18
  for (const line of lines) {
    y -= leading
    sheet.write(line, faces.display, { x: MARGIN + PAD, y: y + leading - size * 0.82, size, color: palette.displayOnPrimary, width })
  }
  sheet.paragraph(whereLines, faces.text, { x: MARGIN + PAD, top: y - 14, width, size: 13, leading: 19, gap: 0, color: palette.onPrimary })
  sheet.wristband(MARGIN, foot + HEM, INNER, BAND, palette)
  return foot
}

/** What is shown at the entrance: the code, and whose it is. Answers where it ends. */
function drawStub(sheet: Sheet, faces: Faces, { holder, facts, code, qrPayload, state }: PdfTicket, seam: number): number {
  const qrStart = MARGIN + INNER - PAD - QR_BOX
  const width = qrStart - MARGIN - PAD - 20
  const rows = [holder, ...facts].map(({ value }) => 38 + 18 * (sheet.lines(value, faces.bold, 14, width).length - 1))
  const height = Math.max(QR_BOX, rows.reduce((sum, row) => sum + row, CODE_HEIGHT)) + 2 * PAD
  const foot = seam - height
  const qrFoot = seam - PAD - QR_BOX
  sheet.box(MARGIN, foot, INNER, height, STUB, { top: 0, foot: RADIUS })
  sheet.box(qrStart, qrFoot, QR_BOX, QR_BOX, PAPER, { top: 8, foot: 8 })
  if (qrPayload === null) sheet.write(state, faces.bold, { x: qrStart, y: qrFoot + QR_BOX / 2 - 6, size: 16, color: INK, width: QR_BOX, align: 'center' })
  else sheet.qr(qrPayload, qrStart, qrFoot, QR_BOX)

  let y = seam - PAD
  for (const { label, value } of [holder, ...facts]) {
    y = sheet.paragraph([label], faces.text, { x: MARGIN + PAD, top: y, width, size: 9.5, leading: 13, gap: 0, color: INK_SOFT })
    y = sheet.paragraph([value], faces.bold, { x: MARGIN + PAD, top: y, width, size: 14, leading: 18, gap: 0, color: INK }) - 7
  }
  sheet.write(code.value, faces.figures, { x: MARGIN + PAD, y: foot + PAD + 3, size: 30, color: INK, width })
  sheet.write(code.label, faces.text, { x: MARGIN + PAD, y: foot + PAD + 33, size: 9.5, color: INK_SOFT, width })
  return foot
}

/** Where the stub is torn off. */
function drawSeam(sheet: Sheet, y: number): void {
  for (let x = MARGIN + 18; x <= MARGIN + INNER - 18; x += 9) sheet.dot(x, y, 1.6)
  sheet.dot(MARGIN, y, NOTCH)
  sheet.dot(MARGIN + INNER, y, NOTCH)
}

interface Setting {
  x: number
  size: number
  color: string
  width: number
}

/** A page on which `x` is counted from where reading begins. */
class Sheet {
  constructor(
    readonly page: PDFPage,
    readonly direction: Direction,
  ) {}

  /** The left edge of what is `width` wide and begins at `x`. */
  #left(x: number, width: number): number {
    return this.direction === 'ltr' ? x : WIDTH - x - width
  }

  write(
    text: string,
    faces: readonly PdfFace[],
    { x, y, size, color, width = 0, align = 'start' }: Omit<Setting, 'width'> & { y: number; width?: number; align?: 'start' | 'center' | 'end' },
  ): void {
    const line = layLine(text, faces, size, this.direction)
    const free = width - line.width
    const from = x + (align === 'start' || width === 0 ? 0 : align === 'end' ? free : free / 2)
    writeLine(this.page, line, { x: this.#left(from, line.width), y, size, color })
  }

  lines(text: string, faces: readonly PdfFace[], size: number, width: number): string[] {
    return breakLines(text, width, (line) => layLine(line, faces, size, this.direction).width)
  }

  /** Lines under each other, broken at `width`, from `top` downwards; answers where they end. */
  paragraph(texts: readonly string[], faces: readonly PdfFace[], { x, top, width, size, leading, gap, color }: Setting & { top: number; leading: number; gap: number }): number {
    let y = top
    for (const text of texts) {
      for (const line of this.lines(text, faces, size, width)) {
        this.write(line, faces, { x, y: y - leading + (leading - size) / 2 + size * 0.2, size, color })
        y -= leading
      }
      y -= gap
    }
    return y
  }

  /** The largest of the sizes at which a text takes few enough lines; at the smallest as many as it needs. */
  fit(text: string, faces: readonly PdfFace[], { width, sizes, linesMax }: { width: number; sizes: readonly number[]; linesMax: number }): { size: number; lines: string[] } {
    const broken = sizes.map((size) => ({
      size,
      lines: this.lines(text, faces, size, width),
      // A word that has to be cut is worse than a smaller one.
      whole: text.split(/\s+/).every((word) => layLine(word, faces, size, this.direction).width <= width),
    }))
    const fitting = broken.find(({ lines, whole }) => whole && lines.length <= linesMax) ?? broken.at(-1)
    return { size: fitting?.size ?? 0, lines: fitting?.lines ?? [] }
  }

  box(x: number, y: number, width: number, height: number, color: string, { top, foot }: { top: number; foot: number }): void {
    const path = `M${top} 0H${width - top}A${top} ${top} 0 0 1 ${width} ${top}V${height - foot}A${foot} ${foot} 0 0 1 ${width - foot} ${height}H${foot}A${foot} ${foot} 0 0 1 0 ${height - foot}V${top}A${top} ${top} 0 0 1 ${top} 0Z`
    this.page.drawSvgPath(path, { x: this.#left(x, width), y: y + height, color: rgb(...rgbOf(color)) })
  }

  dot(x: number, y: number, radius: number): void {
    this.page.drawCircle({ x: this.#left(x, 0), y, size: radius, color: rgb(...rgbOf(PAPER)) })
  }

  /** Woven in the event's second colour, cut straight at both ends. */
  wristband(x: number, y: number, width: number, height: number, { secondary }: EventPalette): void {
    const threads: string[] = []
    const inside = (at: number) => Math.min(Math.max(at, 0), width)
    for (let at = -6; at < width; at += 14) {
      threads.push(`M${inside(at + 6)} 0H${inside(at + 12)}L${inside(at + 6)} ${height}H${inside(at)}Z`)
    }
    threads.push(`M0 0H${width}V1.5H0Z`, `M0 ${height - 1.5}H${width}V${height}H0Z`)
    this.page.drawSvgPath(threads.join(''), { x: this.#left(x, width), y: y + height, color: rgb(...rgbOf(secondary)) })
  }

  qr(text: string, x: number, y: number, side: number): void {
    const matrix = qrMatrix(text)
    const unit = side / matrix.length
    const path = matrix.flatMap((row, line) =>
      darkRuns(row).map((run) => `M${run.x * unit} ${line * unit}h${run.length * unit}v${unit}h${-run.length * unit}z`),
    )
    this.page.drawSvgPath(path.join(''), { x: this.#left(x, side), y: y + side, color: rgb(0, 0, 0) })
  }
}
