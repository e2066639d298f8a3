'use client'
import { useEffect } from 'react'
import { lastDeskCookie } from './last-desk'

/** Keeps in mind which desk was opened last. In the browser: a desk that was only fetched ahead was not opened. */
export function RememberDesk({ slug }: { slug: string }) {
  useEffect(() => {
    document.cookie = lastDeskCookie(slug, window.location.protocol === 'https:')
  }, [slug])
  return null
}
