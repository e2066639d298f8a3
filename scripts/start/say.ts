import { z } from 'zod'

/** Says what is being done, does it, and says how it went and how long it took. */
export type Step = <T>(what: string, work: () => Promise<T>, outcome?: (result: T) => string) => Promise<T>

export const took = (startedAt: number): string => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`

export const sayStep: Step = async (what, work, outcome) => {
  console.log(`▸ ${what}`)
  const startedAt = performance.now()
  const result = await work()
  console.log(`  ✓ ${outcome ? `${outcome(result)}, ` : ''}${took(startedAt)}`)
  return result
}

/** Lines of two columns, the first as wide as its widest. */
export function table(rows: readonly (readonly [left: string, right: string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n')
}

/** What went wrong, in words for whoever sits before the terminal. */
export function sentence(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error)
  return error instanceof Error ? error.message : String(error)
}
