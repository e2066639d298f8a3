import lighthouse from 'lighthouse'
import { z } from 'zod'
import { assert } from '../../src/lib/assert.ts'

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const
type Category = (typeof CATEGORIES)[number]

const report = z.object({
  categories: z.record(
    z.string(),
    z.object({ score: z.number().nullable(), auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })) }),
  ),
  audits: z.record(
    z.string(),
    z.object({ title: z.string(), score: z.number().nullable(), displayValue: z.string().optional(), scoreDisplayMode: z.string() }),
  ),
})

/** An audit that takes from a score. */
interface Finding {
  category: Category
  audit: string
  weight: number
  score: number
  said: string
}

export interface Verdict {
  /** 0 to 100. */
  scores: Record<Category, number>
  findings: Finding[]
}

/** What Lighthouse says of a page on a phone; asked several times, the run in the middle by performance counts. */
export async function askLighthouse(debugPort: number, url: string, cookie: string | null, times: number): Promise<Verdict> {
  const verdicts: Verdict[] = []
  for (let asked = 0; asked < times; asked += 1) verdicts.push(await askOnce(debugPort, url, cookie))
  const middle = verdicts.toSorted((one, other) => one.scores.performance - other.scores.performance)[Math.floor(times / 2)]
  assert(middle, 'asked at least once')
  return middle
}

async function askOnce(debugPort: number, url: string, cookie: string | null): Promise<Verdict> {
  const result = await lighthouse(url, {
    port: debugPort,
    onlyCategories: [...CATEGORIES],
    logLevel: 'silent',
    ...(cookie && { extraHeaders: { cookie } }),
  })
  assert(result, 'Lighthouse answers')
  return verdictOf(result.lhr)
}

/** The four scores, and each audit behind them that is not perfect and counts. */
export function verdictOf(lhr: unknown): Verdict {
  const { categories, audits } = report.parse(lhr)
  const of = (category: Category) => Math.round((categories[category]?.score ?? 0) * 100)
  const findings = CATEGORIES.flatMap((category) =>
    (categories[category]?.auditRefs ?? []).flatMap(({ id, weight }): Finding[] => {
      const audit = audits[id]
      if (!audit || audit.score === null || audit.score >= 0.995 || weight === 0) return []
      return [{ category, audit: id, weight, score: audit.score, said: audit.displayValue ?? audit.title }]
    }),
  )
  return {
    scores: { performance: of('performance'), accessibility: of('accessibility'), 'best-practices': of('best-practices'), seo: of('seo') },
    findings: findings.toSorted((one, other) => other.weight * (1 - other.score) - one.weight * (1 - one.score)),
  }
}
