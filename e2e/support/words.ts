import { readFileSync } from 'node:fs'
import { createTranslator } from 'next-intl'
import type { Messages } from '@/i18n/messages'
import { NAMESPACES } from '@/i18n/namespaces'
import type { Locale } from '@/lib/translated'

/**
 * The texts of a language as its readers see them. Page objects find things by these, so that one of them serves every
 * language and a better wording breaks no journey.
 */
export function wordsIn(locale: Locale) {
  const parts = NAMESPACES.map((name) => `"${name}":${readFileSync(`src/i18n/messages/${locale}/${name}.json`, 'utf8')}`)
  const messages: Messages = JSON.parse(`{${parts.join()}}`)
  return createTranslator({ locale, messages })
}

export type Words = ReturnType<typeof wordsIn>
