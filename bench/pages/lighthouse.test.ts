import { expect, test } from 'vitest'
import { verdictOf } from './lighthouse.ts'

const category = (score: number, ...auditRefs: { id: string; weight: number }[]) => ({ score, auditRefs })
const audit = (score: number | null, displayValue?: string) => ({ title: 'a title', score, scoreDisplayMode: 'numeric', ...(displayValue && { displayValue }) })

test('the scores, and what takes from them, the heaviest first', () => {
  const { scores, findings } = verdictOf({
    categories: {
      performance: category(0.76, { id: 'speed-index', weight: 10 }, { id: 'total-blocking-time', weight: 30 }, { id: 'legacy-javascript', weight: 0 }),
      accessibility: category(0.97, { id: 'link-name', weight: 8 }, { id: 'not-applicable', weight: 3 }),
      'best-practices': category(1),
      seo: category(1),
    },
    audits: {
      'speed-index': audit(0.84, '3.8 s'),
      'total-blocking-time': audit(0.69, '390 ms'),
      'legacy-javascript': audit(0),
      'link-name': audit(0),
      'not-applicable': audit(null),
    },
  })
  expect(scores).toEqual({ performance: 76, accessibility: 97, 'best-practices': 100, seo: 100 })
  expect(findings.map(({ audit: id, said }) => [id, said])).toEqual([
    ['total-blocking-time', '390 ms'],
    ['link-name', 'a title'],
    ['speed-index', '3.8 s'],
  ])
})
