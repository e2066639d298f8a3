'use client'
import { useLocale } from 'next-intl'
import { useEffect } from 'react'
import { prepareOffline } from './offline-copies'

/** Longer than a page takes to settle, where a browser does not say when it has nothing to do. */
const SETTLED_MS = 3_000

/** Has the device ready for a page that does not come: once this one is there and the browser has nothing else to do. */
export function OfflineReady() {
  const locale = useLocale()
  useEffect(() => {
    const prepare = () => void prepareOffline(locale)
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(prepare, SETTLED_MS)
      return () => clearTimeout(timer)
    }
    const whenIdle = requestIdleCallback(prepare)
    return () => cancelIdleCallback(whenIdle)
  }, [locale])
  return null
}
