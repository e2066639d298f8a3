'use client'
import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent } from 'react'
import { TONE_GROUNDS, useReadingWords } from './reading-words'
import type { Reading } from './use-scanning'

/** The whole screen is the answer, until it goes by itself, a tap or a key. */
export function AnswerScreen({ reading, timeZone, onDismiss }: { reading: Reading; timeZone: string; onDismiss: () => void }) {
  const t = useTranslations('gate.scanner')
  const { tone, Icon, word, reason, typeName, code, uses } = useReadingWords(timeZone)(reading)
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape') onDismiss()
  })
  useEffect(() => {
    const ending = new AbortController()
    window.addEventListener('keydown', onKey, { signal: ending.signal })
    return () => ending.abort()
  }, [])
  return (
    <button
      type="button"
      onClick={onDismiss}
      data-tone={tone}
      className={clsx(
        'fixed inset-0 z-50 flex flex-col items-center justify-center gap-4 p-4 text-center -outline-offset-8 outline-current',
        '@container',
        TONE_GROUNDS[tone],
      )}
    >
      <Icon aria-hidden className="size-32 shrink-0" strokeWidth={2.5} />
      <span className="text-answer font-display font-extrabold tracking-display uppercase">{word}</span>
      <span className="max-w-xl text-title font-bold text-balance">{reason}</span>
      {typeName ? <span className="text-lead font-bold">{typeName}</span> : null}
      {code ? (
        <span className="flex gap-4 text-lead tabular-nums">
          <bdi dir="ltr">{code}</bdi>
          {uses ? <span>{uses}</span> : null}
        </span>
      ) : null}
      <span className="sr-only">{t('dismiss')}</span>
    </button>
  )
}
