'use client'
import { useSyncExternalStore } from 'react'

function subscribe(changed: () => void): () => void {
  const ending = new AbortController()
  for (const type of ['online', 'offline']) window.addEventListener(type, changed, { signal: ending.signal })
  return () => ending.abort()
}

/** Whether the device believes to be connected. That it does not mean the server can be reached. */
export function useOnline(): boolean {
  return useSyncExternalStore(subscribe, () => navigator.onLine, () => true)
}
