import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import { loadMessages } from '@/i18n/messages'
import { LOCALES } from '@/lib/translated'
import { refusalSchema } from '../contract'

describe.each(LOCALES)('refusals in %s', (locale) => {
  test.each(refusalSchema.shape.reason.options)('%s has words for every number it can speak of', async (reason) => {
    const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'inventory' })
    for (const limit of [0, 1, 2, 3, 11, 100]) {
      const text = t(`refused.${reason}`, { limit, when: 'WHEN' })
      expect(text).not.toMatch(/[{}#]|refused\./)
      expect(text.includes('WHEN')).toBe(reason === 'sale_not_open')
    }
  })
})
