'use client'
import { useSyncExternalStore } from 'react'

function subscribe(changed: () => void): () => void {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

/** The worker that keeps pages marks its copies. A browser may believe in a network that leads nowhere. */
const isCopy = () => document.querySelector('meta[name="offline-copy"]') !== null

/** Whether the page came over a network that the browser believes to be there still; on the server it has. */
export function useOnline(): boolean {
  return useSyncExternalStore(subscribe, () => navigator.onLine && !isCopy(), () => true)
}
