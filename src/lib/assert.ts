/** Closes a switch over a union: a new member stops compiling here until it is given its case. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable case: ${JSON.stringify(value)}`)
}

/** A promise the code relies on. Throws when broken; for input from outside use zod instead. */
export function assert(condition: unknown, because: string): asserts condition {
  if (!condition) throw new Error(`Broken promise: ${because}`)
}

/** The first of a list the caller knows not to be empty (one row of a RETURNING, say). */
export function only<T>(rows: readonly T[], because = 'exactly one row'): T {
  const [first] = rows
  assert(rows.length === 1 && first !== undefined, `${because}, got ${rows.length}`)
  return first
}
