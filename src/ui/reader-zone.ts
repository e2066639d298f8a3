'use client'
import { useSyncExternalStore } from 'react'

const noChanges = () => () => {}
const readerZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone

/** The zone of the reader's own clock; `zone` in the server's HTML, which is the same for all. */
export function useReaderZone(zone: string): string {
  return useSyncExternalStore(noChanges, readerZone, () => zone)
}
