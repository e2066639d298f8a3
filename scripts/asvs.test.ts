import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const text = readFileSync('docs/asvs.md', 'utf8')
const rows = text.split('\n').filter((line) => /^\| V\d+ /.test(line)).map((line) => line.split('|').map((cell) => cell.trim()))

test('every chapter of the standard is spoken of, once and in order', () => {
  expect(rows.map(([, chapter = '']) => Number(/^V(\d+)/.exec(chapter)?.[1]))).toEqual(Array.from({ length: 17 }, (_, index) => index + 1))
})

test('a chapter names tests that are there, or says why it does not apply', () => {
  for (const [, chapter = '', holds = '', proofs = ''] of rows) {
    const files = [...proofs.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file)
    expect(files.length > 0, chapter).toBe(!holds.startsWith('does not apply: '))
    for (const file of files) {
      expect(file, chapter).toMatch(/\.(test|spec)\.tsx?$/)
      expect(existsSync(file), `${chapter} names ${file}`).toBe(true)
    }
  }
})
