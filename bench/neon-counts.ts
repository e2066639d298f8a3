import { z } from 'zod'

const counts = z.object({ roundTrips: z.number(), statements: z.number() })
export type Counts = z.output<typeof counts>

/** What has crossed the wire to the database so far. */
export async function readCounts(neonUrl: string): Promise<Counts> {
  const answer = await fetch(`${neonUrl}/stats?database=fairground`)
  return counts.parse(await answer.json())
}

export const minus = (after: Counts, before: Counts): Counts => ({
  roundTrips: after.roundTrips - before.roundTrips,
  statements: after.statements - before.statements,
})
