import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldForSearch, searchPatterns, searchTextOf } from './search'

test.each([
  ['Überjazz', 'uberjazz'],
  ['ÜBER-JAZZ', 'uber jazz'],
  ['Łódź', 'lodz'],
  ['Straße', 'strasse'],
  ['Señor  Bløm & the Œuvre', 'senor blom the oeuvre'],
  ["Don't Panic", 'dont panic'],
  ['İstanbul', 'istanbul'],
  ['مَهْرَجان', 'مهرجان'],
  ['أضواء', 'اضواء'],
  ['100% _wild_', '100 wild'],
])('%s is searched as %s', (text, folded) => {
  expect(foldForSearch(text)).toBe(folded)
})

test('folding twice is folding once, and leaves nothing that LIKE would take for a pattern', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const folded = foldForSearch(text)
      expect(foldForSearch(folded)).toBe(folded)
      expect(folded).not.toMatch(/[%_\\]/)
    }),
  )
})

test('words are few, each once, and found anywhere but for those of a letter or two, which begin a word', () => {
  expect(searchPatterns('  Jazz jazz, in BERLIN 7')).toEqual(['%jazz%', '% in%', '%berlin%', '% 7%'])
  expect(searchPatterns('فن 東京')).toEqual(['%فن%', '%東京%'])
  expect(searchPatterns('a b c d e f g h i j')).toHaveLength(8)
  expect(searchPatterns(' … ')).toEqual([])
})

test('a search text holds every part once', () => {
  expect(searchTextOf(['Málaga Nights', 'malaga nights', '', 'Málaga'])).toBe(' malaga nights | malaga')
})
