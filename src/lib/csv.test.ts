import { expect, test } from 'vitest'
import { csvLine } from './csv'

test('commas, quotes and lines inside a value stay inside it', () => {
  expect(csvLine(['a', 'b,c', 'say "hi"', 'two\nlines', ''])).toBe('a,"b,c","say ""hi""","two\nlines",\r\n')
})

test('nothing is taken for a formula', () => {
  expect(csvLine(['=1+1', '+49', '-1', '@x', '=A1,B2'])).toBe("'=1+1,'+49,'-1,'@x,\"'=A1,B2\"\r\n")
})
