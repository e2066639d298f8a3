/** All of them in their order, a share of them twice in a row: what two scanners read at the same time. */
export function withRepeats<T>(all: readonly T[], share: number): T[] {
  const every = Math.round(1 / share)
  return all.flatMap((one, index) => (index % every === 0 ? [one, one] : [one]))
}
