'use client'
import { useEffect, useState } from 'react'

/** Keeps the screen on while the page is seen, where the browser can. Answers whether it does. */
export function useAwake(): boolean {
  const [awake, setAwake] = useState(false)
  useEffect(() => {
    let lock: WakeLockSentinel | null = null
    let gone = false
    const hold = async () => {
      if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return
      try {
        lock = await navigator.wakeLock.request('screen')
        if (gone) await lock.release()
        else setAwake(true)
      } catch {
        // A phone that saves its battery says no; the code is readable all the same.
        setAwake(false)
      }
    }
    // The browser lets go of the lock whenever the page is hidden.
    const again = () => void hold()
    document.addEventListener('visibilitychange', again)
    void hold()
    return () => {
      gone = true
      document.removeEventListener('visibilitychange', again)
      void lock?.release()
    }
  }, [])
  return awake
}
