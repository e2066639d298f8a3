import { readFile } from 'node:fs/promises'
import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { CARD_HEIGHT, CARD_WIDTH, type CardFacts, cardPath } from '@/lib/cards'
import { DOCUMENT_FONTS } from '@/platform/fonts'
import { drawCard } from './draw-card'

const file = async (name: string) => new Uint8Array(await readFile(`public/fonts/${name}.ttf`))
const fonts = async () => ({
  bold: await file(DOCUMENT_FONTS.bold),
  display: await file(DOCUMENT_FONTS.display),
  arabicBold: await file(DOCUMENT_FONTS.arabicBold),
})

const facts: CardFacts = {
  locale: 'en', title: 'Saltlight Festival', top: '16 – 19 July 2027', lines: ['Praia da Luz', 'Lisbon'], colors: ['#0b3a5b', '#ffd166'], seed: 'saltlight',
}

/** A PNG's pixels, `#rrggbb` at x and y. */
async function pixelsOf(card: CardFacts) {
  const png = Buffer.from(await drawCard(await fonts(), card))
  expect(png.subarray(0, 8).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([CARD_WIDTH, CARD_HEIGHT])
  const start = png.indexOf('IDAT')
  const lines = inflateSync(png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4)))
  const at = (x: number, y: number) => `#${lines.subarray(y * (CARD_WIDTH * 3 + 1) + 1 + x * 3).subarray(0, 3).toString('hex')}`
  const inked = (left: number, right: number) => {
    let count = 0
    for (let y = 60; y < 560; y += 3) for (let x = left; x < right; x += 3) if (at(x, y) !== card.colors[0]) count += 1
    return count
  }
  return { at, inked }
}

describe('an image for sharing', () => {
  it('wears the event’s two colours: ground, band and picture', async () => {
    const { at, inked } = await pixelsOf(facts)
    expect([at(20, 20), at(600, CARD_HEIGHT - 2)]).toEqual(['#0b3a5b', '#ffd166'])
    expect(inked(64, 716)).toBeGreaterThan(1_000)
    expect(inked(780, 1200)).toBeGreaterThan(1_000)
  })

  it('begins at the right in Arabic, with the picture at the left', async () => {
    const { inked } = await pixelsOf({ ...facts, locale: 'ar', title: 'مهرجان ضوء الملح', lines: ['لشبونة'] })
    expect(inked(CARD_WIDTH - 60, CARD_WIDTH)).toBe(0)
    expect(inked(CARD_WIDTH - 200, CARD_WIDTH - 60)).toBeGreaterThan(100)
    expect(inked(0, 60)).toBeGreaterThan(100)
  })

  it('keeps the longest name between its margins', async () => {
    const { inked } = await pixelsOf({ ...facts, title: 'Donaudampfschifffahrtsgesellschaftskapitän und die Freunde sehr langer Namen '.repeat(3) })
    expect([inked(0, 60), inked(720, 778)]).toEqual([0, 0])
    await expect(drawCard(await fonts(), { ...facts, title: '', top: '', lines: [] })).resolves.toBeDefined()
  })

  it('is named by all it shows', () => {
    const path = cardPath(facts, 'saltlight')
    expect(path).toMatch(/^\/api\/cards\/events\/saltlight\/en-[0-9a-z]{14}\.png$/)
    expect(cardPath({ ...facts }, 'saltlight')).toBe(path)
    const others = [{ title: 'Saltlight' }, { top: '' }, { lines: ['Lisbon'] }, { colors: ['#0b3a5b', '#ffd167'] as const }, { seed: 's' }]
    expect(new Set(others.map((other) => cardPath({ ...facts, ...other }, 'saltlight'))).size).toBe(others.length)
    expect(cardPath(facts, null)).toContain('/api/cards/site/en-')
  })
})
