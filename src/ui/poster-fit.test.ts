import { expect, test } from 'vitest'
import { fitWords } from './poster-fit'

test('the longest word counts, by what is read as a letter', () => {
  expect(fitWords('Open Data Day')).toEqual({ '--letters': 4 })
  expect(fitWords('Wissenschafts-\nkonferenz 2027')).toEqual({ '--letters': 13 })
  expect(fitWords('𝔉air 🎡')).toEqual({ '--letters': 4 })
})

test('a name of nothing fits anywhere', () => {
  expect(fitWords('')).toEqual({ '--letters': 1 })
})
