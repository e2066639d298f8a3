'use client'
import { CircleCheckBig, type LucideIcon, OctagonX, TriangleAlert, WifiOff } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { type Failure, useFailureText } from '@/i18n/failure-text'
import { inLocale } from '@/lib/translated'
import { momentText, type ScanTone } from '../model'
import { type Reading, toneOf } from './use-scanning'

/** The ground of each tone with the ink that reads on it. */
export const TONE_GROUNDS: Record<ScanTone, string> = {
  go: 'bg-go text-on-go',
  check: 'bg-wait text-on-wait',
  stop: 'bg-stop text-on-stop',
}

const TONE_ICONS: Record<ScanTone, LucideIcon> = { go: CircleCheckBig, check: TriangleAlert, stop: OctagonX }

/** What is longer was read by a camera and says nothing to people. */
const TYPED_MAX = 16

interface ReadingWords {
  tone: ScanTone
  Icon: LucideIcon
  /** One short word: what to do. */
  word: string
  /** One line: why. */
  reason: string
  /** Of the ticket, when it is one of this event. */
  typeName: string | null
  /** Its code, else what was typed. */
  code: string | null
  /** `2 of 3`, for tickets that let in more than once. */
  uses: string | null
}

/** Says a reading in the reader's language, its moments in the event's zone. */
export function useReadingWords(timeZone: string): (reading: Reading) => ReadingWords {
  const t = useTranslations('gate')
  const locale = useLocale()
  const { of } = useFailureText()
  const uncheckedReason = (why: Failure): string => {
    if (why.type === 'offline') return t('unchecked.offline')
    return why.type === 'unexpected' ? t('unchecked.unexpected', why) : t('unchecked.failed', { why: of(why) })
  }
  return (reading) => {
    const { answer, text, at } = reading
    const tone = toneOf(reading)
    const typed = text.length <= TYPED_MAX ? text : null
    if (answer.kind === 'unchecked') {
      return { tone, Icon: WifiOff, word: t('words.unchecked'), reason: uncheckedReason(answer.why), typeName: null, code: typed, uses: null }
    }
    const { reason, ticket, at: when } = answer.result
    return {
      tone,
      Icon: TONE_ICONS[tone],
      word: t(`words.${tone}`),
      reason: t(`reasons.${reason}`, { at: when ? momentText(when, at, timeZone, locale) : '–' }),
      typeName: ticket && inLocale(ticket.typeName, locale),
      code: ticket ? ticket.code : typed,
      uses:
        ticket?.maxScans && ticket.maxScans > 1
          ? t('ticket.uses', { count: ticket.scanCount, max: ticket.maxScans })
          : null,
    }
  }
}
