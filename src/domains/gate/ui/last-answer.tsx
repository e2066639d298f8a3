'use client'
import { clsx } from 'clsx'
import { ScanLine } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Spinner } from '@/ui/spinner'
import { TONE_GROUNDS, useReadingWords } from './reading-words'
import type { Reading } from './use-scanning'

interface LastAnswerProps {
  reading: Reading | undefined
  isChecking: boolean
  timeZone: string
}

/** What the last reading came to: stays when the whole screen's answer has gone, and is what is read out. */
export function LastAnswer({ reading, isChecking, timeZone }: LastAnswerProps) {
  const t = useTranslations('gate.scanner')
  const words = useReadingWords(timeZone)
  const said = reading && words(reading)
  const Icon = said?.Icon ?? ScanLine
  return (
    <section
      className={clsx(
        'flex min-h-30 items-center gap-4 rounded-card border-2 px-4 py-3',
        said && !isChecking ? `border-transparent ${TONE_GROUNDS[said.tone]}` : 'border-line bg-surface',
      )}
    >
      {isChecking ? (
        <Spinner silent className="size-10 items-center justify-center" />
      ) : (
        <Icon aria-hidden className="size-10 shrink-0" strokeWidth={2.5} />
      )}
      <div role="status" aria-live="assertive" aria-atomic className="min-w-0 grow">
        {isChecking ? <p className="text-lead font-bold">{t('checking')}</p> : null}
        {!isChecking && said ? (
          // Its key makes two equal answers two announcements.
          <div key={reading.at.getTime()}>
            <p className="text-lead font-extrabold">
              <span className="uppercase">{said.word}</span>
              <span aria-hidden> · </span>
              <span className="sr-only">. </span>
              {said.reason}
            </p>
            <p className="flex flex-wrap gap-x-3 tabular-nums">
              {said.typeName ? <span className="font-bold">{said.typeName}</span> : null}
              {said.code ? <bdi dir="ltr">{said.code}</bdi> : null}
              {said.uses ? <span>{said.uses}</span> : null}
            </p>
          </div>
        ) : null}
        {!isChecking && !said ? (
          <>
            <p className="text-lead font-extrabold">{t('ready')}</p>
            <p className="text-ink-soft">{t('readyHint')}</p>
          </>
        ) : null}
      </div>
    </section>
  )
}
