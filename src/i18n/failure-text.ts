import { useMessages, useTranslations } from 'next-intl'
import type { ErrorMeta } from '@/lib/errors'
import { isErrorKey } from './error-keys'

/** What went wrong, as `failureOf` of the API's client tells it. */
export type Failure =
  | { type: 'rule'; code: string; meta: ErrorMeta }
  | { type: 'input'; issues: readonly { path: string; code: string }[] }
  | { type: 'unexpected'; requestId: string }
  | { type: 'offline' }

/**
 * Words for what went wrong: `of` a whole failure, `ofInput` a code of a form's field (a zod message of a contract). What
 * has no words of its own reads as unexpected, with what we need to find it.
 */
export function useFailureText() {
  const t = useTranslations('errors')
  const texts = useMessages().errors
  const ofInput = (code: string): string => {
    const key = `input.${code}`
    return isErrorKey(texts, key) ? t(key) : t('input.unreadable')
  }
  const of = (failure: Failure): string => {
    switch (failure.type) {
      case 'rule':
        return isErrorKey(texts, failure.code) ? t(failure.code, failure.meta) : t('unexpected', { requestId: failure.code })
      case 'input':
        return ofInput(failure.issues[0]?.code ?? '')
      case 'unexpected':
        return t('unexpected', { requestId: failure.requestId })
      case 'offline':
        return t('offline')
    }
  }
  return { of, ofInput }
}
