'use client'
import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { DateTime } from '@/ui/date-time'
import { TONE_GROUNDS, useReadingWords } from './reading-words'
import type { Reading } from './use-scanning'

interface ReadingListProps {
  readings: readonly Reading[]
  timeZone: string
  isChecking: boolean
  onRetry: (reading: Reading) => void
}

/** The last readings of this device, newest first. What was not checked can be sent again, safely. */
export function ReadingList({ readings, timeZone, isChecking, onRetry }: ReadingListProps) {
  const t = useTranslations('gate.readings')
  const words = useReadingWords(timeZone)
  return (
    <section aria-labelledby="last-readings" className="grid gap-2">
      <h2 id="last-readings" className="font-bold">
        {t('title')}
      </h2>
      {readings.length === 0 ? <p className="text-ink-soft">{t('none')}</p> : null}
      <ol className="grid">
        {readings.map((reading) => {
          const { tone, Icon, reason, typeName, code } = words(reading)
          return (
            <li key={reading.nonce} className="flex min-h-14 flex-wrap items-center gap-3 border-t-2 border-line py-2">
              <span className={clsx('inline-flex size-9 shrink-0 items-center justify-center rounded-control', TONE_GROUNDS[tone])}>
                <Icon aria-hidden className="size-5" />
              </span>
              <div className="min-w-0 grow basis-40">
                <p className="font-bold">{reason}</p>
                {typeName || code ? (
                  <p className="flex flex-wrap gap-x-2 text-small tabular-nums">
                    {typeName ? <span>{typeName}</span> : null}
                    {code ? <bdi dir="ltr">{code}</bdi> : null}
                  </p>
                ) : null}
              </div>
              <DateTime at={reading.at} zone={timeZone} format="time" className="text-small tabular-nums" />
              {reading.answer.kind === 'unchecked' ? (
                <Button variant="secondary" disabled={isChecking} onClick={() => onRetry(reading)}>
                  {t('retry')}
                </Button>
              ) : null}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
