import { expect, test } from 'vitest'
import { judgeAudit } from './audit.ts'

const report = (vulnerabilities: Record<string, { severity: string; range: string }>, counts = {}) =>
  JSON.stringify({ vulnerabilities, metadata: { vulnerabilities: { low: 0, moderate: 0, high: 0, critical: 0, ...counts } } })

test('what ships has no known hole', () => {
  expect(judgeAudit(report({}))).toMatchObject({ passed: 1, failed: 0, skipped: 0 })
  expect(judgeAudit(report({ left: { severity: 'moderate', range: '<2' } }, { moderate: 1 }))).toMatchObject({ passed: 1, failed: 0 })
})

test('a hole of high severity fails, and is named', () => {
  const holes = { left: { severity: 'moderate', range: '<2' }, right: { severity: 'high', range: '<3.1.4' } }
  expect(judgeAudit(report(holes, { moderate: 1, high: 1 }))).toEqual({ passed: 0, failed: 1, skipped: 0, sentence: 'right <3.1.4: high' })
})

test.each(['', '{"message":"405 Method Not Allowed","error":{"summary":"","detail":""}}', 'not json'])('no answer is no proof: %s', (output) => {
  expect(judgeAudit(output)).toMatchObject({ passed: 0, failed: 0, skipped: 1 })
})
