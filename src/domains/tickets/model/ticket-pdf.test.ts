import { readFile } from 'node:fs/promises'
import { PDFDocument } from '@cantoo/pdf-lib'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { breakLines, layLine } from '@/lib/typesetting'
import { DOCUMENT_FONTS } from '@/platform/fonts'
import { pdfTexts } from '../testing'
import { embedFace, type PdfFace } from './pdf-type'
import { drawTickets, type PdfDocumentFacts, type PdfFonts, type PdfTicket } from './ticket-pdf'

const file = async (name: string) => new Uint8Array(await readFile(`public/fonts/${name}.ttf`))
const fonts = async (): Promise<PdfFonts> => ({
  text: await file(DOCUMENT_FONTS.text),
  bold: await file(DOCUMENT_FONTS.bold),
  display: await file(DOCUMENT_FONTS.display),
  arabic: await file(DOCUMENT_FONTS.arabic),
  arabicBold: await file(DOCUMENT_FONTS.arabicBold),
})

const ticket: PdfTicket = {
  eventName: 'Halcyon Fields',
  colors: ['#1f1147', '#ff6b4a'],
  when: 'Friday 3 July 2026, 17:00',
  where: ['Doors open 16:00', 'Werk 9', 'Hafenstraße 9, Leipzig'],
  holder: { label: 'Holder', value: 'Zoë Šimůnek-Ångström' },
  facts: [{ label: 'Ticket', value: 'Weekend' }],
  code: { label: 'Code', value: 'TKT-7K3M9Q' },
  qrPayload: `FG1.k.${'A'.repeat(44)}.${'B'.repeat(86)}`,
  state: 'Valid',
  notes: ['Show this code at the entrance.'],
}
const facts = (tickets: PdfTicket[], more: Partial<PdfDocumentFacts> = {}): PdfDocumentFacts => ({
  title: 'Halcyon Fields: 2 tickets', locale: 'en', direction: 'ltr', madeAt: new Date('2026-07-01T12:00:00Z'), tickets, ...more,
})

describe('tickets as a PDF', () => {
  test('a page for each, with all that is on it, accents included', async () => {
    const pdf = await drawTickets(await fonts(), facts([ticket, { ...ticket, code: { label: 'Code', value: 'TKT-222222' } }]))
    const pages = (await pdfTexts(pdf)).map((texts) => texts.join(' '))
    expect(pages).toHaveLength(2)
    expect(pages[0]).toContain('Zoë Šimůnek-Ångström')
    expect(pages[0]).toContain('Hafenstraße 9, Leipzig')
    expect(pages[0]).toContain('Halcyon Fields')
    expect(pages[0]?.replaceAll(' ', '')).toContain('TKT-7K3M9Q')
    expect(pages[1]?.replaceAll(' ', '')).toContain('TKT-222222')
    const document = await PDFDocument.load(pdf, { updateMetadata: false })
    expect([document.getTitle(), document.getPage(0).getSize()]).toEqual(['Halcyon Fields: 2 tickets', { width: 595.28, height: 841.89 }])
  })

  test('a name of any length is whole, and a date of two lines takes the room of two', async () => {
    const eventName = 'Donaudampfschifffahrtsgesellschaftskapitän and the Extraordinarily Long-winded Orchestra of Llanfairpwllgwyngyll'
    const when = 'Saturday, 28 November 2026, 13:55 – Sunday, 29 November 2026, 23:55 in the city'
    const [page = []] = await pdfTexts(await drawTickets(await fonts(), facts([{ ...ticket, eventName, when }])))
    const text = page.join('').replaceAll(' ', '')
    for (const whole of [eventName, when]) expect(text).toContain(whole.replaceAll(' ', ''))
  })

  test('the same tickets give the same bytes', async () => {
    const [one, other] = [await drawTickets(await fonts(), facts([ticket])), await drawTickets(await fonts(), facts([ticket]))]
    expect(other).toEqual(one)
  })

  test('a ticket that no longer admits says so in place of its code', async () => {
    const [page] = await pdfTexts(await drawTickets(await fonts(), facts([{ ...ticket, qrPayload: null, state: 'Refunded' }])))
    expect(page).toContain('Refunded')
  })

  test('a house number stays before its street in an Arabic document', async () => {
    const faces = [await embedFace(await PDFDocument.create(), (await fonts()).text)]
    const words = layLine('8 Gillett Square, London', faces, 10, 'rtl').runs.map(({ run }) => run.text)
    expect(words.join('')).toBe('8 Gillett Square, London')
  })

  test('Arabic is kept in reading order, with its diacritics and the Latin inside it', async () => {
    const arabic = { ...ticket, eventName: 'مهرجان النور', holder: { label: 'حامل التذكرة', value: 'نورا الحدّاد (VIP)' } }
    const [page = []] = await pdfTexts(await drawTickets(await fonts(), facts([arabic], { locale: 'ar', direction: 'rtl' })))
    expect(page).toContain('مهرجان النور')
    expect(page.some((text) => text.includes('نورا الحدّاد'))).toBe(true)
    expect(page).toContain('VIP')
  })

  test('whatever people are called, a ticket can be printed', async () => {
    const all = await fonts()
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.constantFrom('ltr' as const, 'rtl' as const), async (text, direction) => {
        const odd = { ...ticket, eventName: text, holder: { label: 'Holder', value: text } }
        expect((await drawTickets(all, facts([odd], { direction }))).length).toBeGreaterThan(1000)
      }),
      { numRuns: 15 },
    )
  }, 60_000)
})

describe('a line', () => {
  let latin: PdfFace
  let arabic: PdfFace
  beforeAll(async () => {
    const document = await PDFDocument.create()
    latin = await embedFace(document, await file(DOCUMENT_FONTS.text))
    arabic = await embedFace(document, await file(DOCUMENT_FONTS.arabic))
  })

  test('stands in the order of the eye, each script in its face', () => {
    const line = layLine('من 16:00 إلى Werk 9', [latin, arabic], 10, 'rtl')
    const runs = line.runs.filter(({ run }) => run.text.trim() !== '')
    expect(runs.map(({ run }) => run.text.trim())).toEqual(['Werk 9', 'إلى', '16:00', 'من'])
    expect(runs.map(({ run }) => run.face === arabic)).toEqual([false, true, false, true])
  })

  test('turns brackets with the direction', () => {
    const [first] = layLine('(نور)', [latin, arabic], 10, 'rtl').runs
    expect(first?.run.text.startsWith(')') || first?.run.text.endsWith('(')).toBe(true)
  })

  test('leaves out what no face has', () => {
    expect(layLine('a🎪b', [latin, arabic], 10, 'ltr').runs.map(({ run }) => run.text).join('')).toBe('ab')
  })
})

test('lines hold every word, in order, none wider than the place', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { maxLength: 30 })
  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: 40 }), (given, width) => {
      const lines = breakLines(given.join(' '), width, (line) => line.length)
      expect(lines.join('').replaceAll(' ', '')).toBe(given.join(''))
      expect(lines.every((line) => line.length <= width)).toBe(true)
    }),
  )
})
