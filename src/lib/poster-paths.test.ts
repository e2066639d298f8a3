import { expect, test } from 'vitest'
import { posterPaths } from './poster-paths'
import { posterShapes } from './poster-shapes'

const NAMES = Array.from({ length: 200 }, (_, index) => `event-${index}`)

test('a picture has one path for each pen, and all its shapes', () => {
  for (const name of NAMES) {
    const { turn, paths } = posterPaths(name)
    const { turn: meant, shapes } = posterShapes(name)
    expect(turn).toBe(meant)
    expect(paths).toHaveLength(1)
    expect(paths.map(({ d }) => d).join('').split('M').length - 1, name).toBe(shapes.length)
  }
})

test('numbers are as short as the eye is sharp', () => {
  for (const { d } of NAMES.flatMap((name) => posterPaths(name).paths)) expect(d).not.toMatch(/\.\d\d|NaN|e-/)
})
