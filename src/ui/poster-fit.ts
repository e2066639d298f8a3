import type { CSSProperties } from 'react'

/** Tells `text-poster` and `text-wall` how long the longest word is: they are set so that none of them breaks. */
export function fitWords(text: string): CSSProperties {
  const lengths = text.split(/[\s-]+/u).map((word) => [...word].length)
  return { '--letters': Math.max(1, ...lengths) }
}
