import { spawn } from 'node:child_process'
import { z } from 'zod'
import type { Counts } from './reports.ts'

const TIMEOUT_MS = 60_000

const auditReport = z.object({
  metadata: z.object({ vulnerabilities: z.object({ moderate: z.number(), high: z.number(), critical: z.number() }) }),
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string(), range: z.string() })),
})

/** What `npm audit --json` says, and a sentence for whoever reads. Without a registry that knows advisories nothing is proven. */
export function judgeAudit(output: string): Counts & { sentence: string } {
  const report = auditReport.safeParse(parsed(output))
  if (!report.success) return { passed: 0, failed: 0, skipped: 1, sentence: 'skipped, no registry that answers with advisories' }
  const { metadata: { vulnerabilities: { moderate, high, critical } }, vulnerabilities } = report.data
  if (high + critical === 0) return { passed: 1, failed: 0, skipped: 0, sentence: `nothing of high severity, ${moderate} of moderate` }
  const grave = Object.entries(vulnerabilities).filter(([, { severity }]) => severity === 'high' || severity === 'critical')
  return { passed: 0, failed: 1, skipped: 0, sentence: grave.map(([name, { severity, range }]) => `${name} ${range}: ${severity}`).join('\n') }
}

function parsed(output: string): unknown {
  try {
    return JSON.parse(output)
  } catch {
    return null
  }
}

/** Asks the registry about known holes in what ships. Fails at high severity; a machine without a registry only says so. */
export async function auditDependencies(): Promise<Counts> {
  const child = spawn('npm', ['audit', '--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=20000'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
    timeout: TIMEOUT_MS,
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  await new Promise<void>((ended) => child.on('error', () => ended()).on('close', () => ended()))
  const { sentence, ...counts } = judgeAudit(output)
  console.log(sentence)
  return counts
}
