'use client'
import { clsx } from 'clsx'
import { Timer, TimerOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import { announcementBetween, clockFace, phaseAt } from './countdown-phases'

const TICK_MS = 250

function subscribe(onTick: () => void) {
  const timer = setInterval(onTick, TICK_MS)
  return () => clearInterval(timer)
}

/** The device's clock in ms; null in the server's HTML, which may be older than the moment it is read. */
function useClock(): number | null {
  return useSyncExternalStore(
    subscribe,
    () => Math.floor(Date.now() / TICK_MS) * TICK_MS,
    () => null,
  )
}

interface CountdownProps {
  /** ISO 8601 or a Date. */
  expiresAt: string | Date
  /** The server's now minus the device's, in ms: a device with a wrong clock counts right. */
  serverOffsetMs?: number
  onOver?: () => void
  /** `plain` is the figure alone, for a line of text. */
  look?: 'pill' | 'plain'
}

/** The time left: calm until its last two minutes, said aloud only at five, two and one minute, 30 and 10 seconds. */
export function Countdown({ expiresAt, serverOffsetMs = 0, onOver, look = 'pill' }: CountdownProps) {
  const t = useTranslations('common.ui')
  const endsAtMs = new Date(expiresAt).getTime() - serverOffsetMs
  const nowMs = useClock()
  const leftMs = nowMs === null ? null : endsAtMs - nowMs
  const [start, setStart] = useState<{ endsAtMs: number; leftMs: number } | null>(null)
  if (leftMs !== null && start?.endsAtMs !== endsAtMs) setStart({ endsAtMs, leftMs })
  const spoken = leftMs === null || start === null ? null : announcementBetween(start.leftMs, leftMs)

  const tellOver = useEffectEvent(() => onOver?.())
  const over = leftMs !== null && leftMs <= 0
  useEffect(() => {
    if (over) tellOver()
  }, [over])

  const phase = phaseAt(leftMs ?? Infinity)
  const Icon = phase === 'over' ? TimerOff : Timer
  const words = (ms: number) => {
    if (ms <= 0) return t('timeOver')
    return ms >= 60_000 ? t('minutesLeft', { count: ms / 60_000 }) : t('secondsLeft', { count: ms / 1000 })
  }
  return (
    <span
      data-phase={phase}
      className={clsx(
        'inline-flex items-center gap-2 font-bold tabular-nums',
        look === 'pill' && 'rounded-full px-4 py-1.5',
        look === 'pill' &&
          { calm: 'bg-sunken text-ink', last: 'bg-warning text-on-warning', over: 'bg-danger-soft text-danger-ink' }[phase],
        look === 'plain' && { calm: '', last: 'text-warning-ink', over: 'text-danger-ink' }[phase],
      )}
    >
      <Icon aria-hidden className="size-5 shrink-0" />
      <span role="timer" aria-label={t('timeLeft')} aria-live="off" dir="ltr">
        {phase === 'over' ? t('timeOver') : leftMs === null ? '--:--' : clockFace(leftMs)}
      </span>
      <span aria-live="polite" className="sr-only">
        {spoken === null ? '' : words(spoken)}
      </span>
    </span>
  )
}
