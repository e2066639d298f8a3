import { z } from 'zod'
import type { Floors } from './floors.ts'
import type { Part } from './suite.ts'

/** What one suite leaves behind, with what it must be read beside. */
export interface Recorded extends Omit<Part, 'tables'> {
  at: string
  /** Share of the machine's processors that nobody of ours took meanwhile; null where the system does not tell. */
  othersShare: number | null
  floors: Floors
}

const earlierFile = z.object({ machine: z.unknown(), suites: z.record(z.string(), z.unknown()) })

export interface Results {
  machine: object
  suites: Record<string, unknown>
}

/** What was seen now over what was seen earlier; nothing of another machine stays. */
export function mergeResults(earlier: unknown, machine: object, seen: Readonly<Record<string, Recorded>>): Results {
  const known = earlierFile.safeParse(earlier)
  const isSameMachine = known.success && JSON.stringify(known.data.machine) === JSON.stringify(machine)
  return { machine, suites: { ...(isSameMachine && known.data.suites), ...seen } }
}
