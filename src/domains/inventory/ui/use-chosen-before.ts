'use client'
import { useMemo, useSyncExternalStore } from 'react'
import { againChoice, type AgainChoice } from './again'

const noChanges = () => () => {}

/** What the page's address fills in: the choice of a cart that lapsed. Null in the cached page and without such an address. */
export function useChosenBefore(): AgainChoice | null {
  const search = useSyncExternalStore(noChanges, () => window.location.search, () => '')
  return useMemo(() => againChoice(search), [search])
}
