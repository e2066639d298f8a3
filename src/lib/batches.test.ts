import { expect, test } from 'vitest'
import { inBatches } from './batches'

test.each([
  ['a batch that is not full is the last', [10, 10, 3, 10], 23, 3],
  ['a full one is followed, be it by an empty one', [10, 0, 10], 10, 2],
  ['no more than was said', [10, 10, 10, 10, 10], 40, 4],
])('%s', async (_, counts, done, asked) => {
  const left = [...counts]
  expect(await inBatches(async () => left.shift() ?? 0, { size: 10, most: 4 })).toBe(done)
  expect(left).toHaveLength(counts.length - asked)
})
