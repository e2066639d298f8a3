'use client'
import { useEffect } from 'react'

/** Keeps the screen lit while the page is seen, where the browser can; a gate has no time to unlock a phone. */
export function useAwake(): void {
  useEffect(() => {
    if (!('wakeLock' in navigator)) return
    let lock: WakeLockSentinel | null = null
    let over = false
    const keep = async () => {
      if (document.hidden || (lock && !lock.released)) return
      lock = await navigator.wakeLock.request('screen').catch(() => null)
      if (over) await lock?.release()
    }
    void keep()
    document.addEventListener('visibilitychange', keep)
    return () => {
      over = true
      document.removeEventListener('visibilitychange', keep)
      lock?.release().catch(() => {})
    }
  }, [])
}
