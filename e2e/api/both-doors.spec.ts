import { expect } from '@playwright/test'
import { askAt, CASES } from './cases.ts'
import { test } from './doors.ts'
import { comparable } from './seen.ts'

// One after the other in one process: `next start` is there once.
test.describe.configure({ mode: 'default' })

for (const asked of CASES) {
  test(asked.name, async ({ doors, shell }) => {
    const seen = await askAt(doors.workerd, shell, asked)
    expect(seen.map(({ status }) => status), JSON.stringify(seen, null, 2)).toEqual(asked.statuses)
    // Nothing that is not expected, and nothing of our insides.
    expect(JSON.stringify(seen)).not.toMatch(/"unexpected"|node_modules|at .*\.ts/)
    expect(comparable(await askAt(doors.next, shell, asked))).toEqual(comparable(seen))
  })
}
