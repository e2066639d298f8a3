import Bowser from 'bowser'

/** A browser in the words it goes by; null where it does not say. */
export interface DeviceName {
  /** `Firefox` */
  browser: string | null
  /** `Windows`, `iOS` */
  system: string | null
  kind: 'phone' | 'tablet' | 'computer' | 'other'
}

const KINDS: Readonly<Record<string, DeviceName['kind']>> = { mobile: 'phone', tablet: 'tablet', desktop: 'computer' }

/** What a browser's `User-Agent` says it is. Browsers round their versions and hide much else: only the plain words are taken. */
export function deviceNameOf(userAgent: string | null): DeviceName {
  const { browser, os, platform } = Bowser.parse(userAgent || 'unknown')
  return { browser: browser.name || null, system: os.name || null, kind: KINDS[platform.type ?? ''] ?? 'other' }
}
