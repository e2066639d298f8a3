/** What OpenNext gave us, handed back as it was: its shapes are its own. */
export type CachedValue = ReturnType<typeof JSON.parse>

export interface Entry {
  value: CachedValue
  /** Unix ms of when its making began: a change after that is not in it. */
  lastModified: number
}

/** A page names its tags in a header of its answer, a fetched value beside itself. */
export function tagsOf(value: CachedValue): string[] {
  const named = value?.meta?.headers?.['x-next-cache-tags']
  return typeof named === 'string' ? named.split(',') : (value?.tags ?? [])
}

/** OpenNext deletes the header with the tags from what it is given. */
export function ownCopy({ value, lastModified }: Entry): Entry {
  const headers = value?.meta?.headers
  return { value: headers ? { ...value, meta: { ...value.meta, headers: { ...headers } } } : value, lastModified }
}
