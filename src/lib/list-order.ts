/** How a list stands, as an address says it: by `name`, or by `-name` the other way round. */
export type ListOrder<Key extends string> = Key | `-${Key}`

type Compare<T> = (one: T, other: T) => number

/** Every order that a list with these columns can stand in. */
export function ordersOf<const Key extends string>(keys: readonly Key[]): ListOrder<Key>[] {
  return keys.flatMap((key): ListOrder<Key>[] => [key, `-${key}`])
}

/** How a list stands by a column. */
export function directionOf(order: string | undefined, key: string): 'ascending' | 'descending' | null {
  if (order === key) return 'ascending'
  return order === `-${key}` ? 'descending' : null
}

/** The order that pressing a column's head asks for. */
export function pressed<Key extends string>(order: string | undefined, key: Key): ListOrder<Key> {
  return order === key ? `-${key}` : key
}

/** The rows in an order; those that are alike in it stand as before. Without an order all do. */
export function inOrder<T, Key extends string>(rows: readonly T[], order: ListOrder<Key> | undefined, by: Readonly<Record<Key, Compare<T>>>): T[] {
  const compare = Object.entries<Compare<T>>(by).find(([key]) => directionOf(order, key) !== null)?.[1]
  if (!compare) return [...rows]
  const sign = order?.startsWith('-') ? -1 : 1
  return rows.toSorted((one, other) => sign * compare(one, other))
}
