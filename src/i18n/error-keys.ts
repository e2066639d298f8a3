import type { useTranslations } from 'next-intl'

type ErrorKey = Parameters<ReturnType<typeof useTranslations<'errors'>>>[0]

/** Whether the texts of errors have words for a code. */
export function isErrorKey(texts: unknown, key: string): key is ErrorKey {
  const text = key
    .split('.')
    .reduce<unknown>((at, part) => (at instanceof Object && Object.hasOwn(at, part) ? Reflect.get(at, part) : undefined), texts)
  // A list is a text that Next's build has read ahead.
  return typeof text === 'string' || Array.isArray(text)
}
