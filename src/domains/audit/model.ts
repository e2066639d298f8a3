import { AUDIT_ACTIONS, type AuditAction, type AuditEntry } from './contract'

/** One value that a change was about. */
interface Change {
  readonly name: string
  readonly before: string | null
  readonly after: string | null
}

export const isKnownAction = (action: string): action is AuditAction => AUDIT_ACTIONS.some((known) => known === action)

/** What was there before and after, side by side, in the order in which it was written down; what did not change is left out. */
export function changesOf(entry: Pick<AuditEntry, 'before' | 'after'>): Change[] {
  const { before, after } = sidesOf(entry)
  const [old, next] = [partsOf(before), partsOf(after)]
  const names = [...new Set([...old.keys(), ...next.keys()])]
  return names
    .map((name) => ({ name, before: old.get(name) ?? null, after: next.get(name) ?? null }))
    .filter(({ before: one, after: other }) => one !== other)
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => value instanceof Object && !Array.isArray(value)

/** A single statement writes what was there before into what is there after. */
function sidesOf({ before, after }: Pick<AuditEntry, 'before' | 'after'>): Pick<AuditEntry, 'before' | 'after'> {
  if (before !== null || !isRecord(after) || !isRecord(after['before'])) return { before, after }
  const { before: old, ...next } = after
  return { before: old, after: next }
}

function written(part: unknown): string {
  if (typeof part === 'string') return part
  return Array.isArray(part) && part.every((each) => typeof each === 'string') ? part.join(', ') : JSON.stringify(part)
}

function partsOf(value: unknown): Map<string, string> {
  if (value === null || value === undefined) return new Map()
  const entries = isRecord(value) ? Object.entries(value) : [['value', value] as const]
  return new Map(entries.filter(([, part]) => part !== null).map(([name, part]) => [name, written(part)]))
}

/** What a reader calls the thing: the name it had then, else what it is called now, else the address it was about, else its id. */
export function subjectName({ before, after, subjectId, subjectName: called }: Pick<AuditEntry, 'before' | 'after' | 'subjectId' | 'subjectName'>): string {
  const [old, next] = [partsOf(before), partsOf(after)]
  return next.get('name') ?? old.get('name') ?? called ?? next.get('email') ?? subjectId
}
