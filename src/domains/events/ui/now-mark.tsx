'use client'
import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { MINUTE_MS } from '@/lib/time'

const LOOK_EVERY_MS = 20_000

function subscribe(onLook: () => void) {
  const timer = setInterval(onLook, LOOK_EVERY_MS)
  return () => clearInterval(timer)
}

/** Where the day stands now, as a line across it; nothing before and after. Moves with the device's clock. */
export function NowMark({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) {
  const t = useTranslations('events.detail')
  const minute = useSyncExternalStore(subscribe, () => Math.floor(Date.now() / MINUTE_MS), () => null)
  const from = minute === null ? -1 : minute - startsAt.getTime() / MINUTE_MS
  if (from < 0 || startsAt.getTime() + from * MINUTE_MS > endsAt.getTime()) return null
  return (
    <div className="timetable-slot" style={{ '--from': from, '--span': 0 }}>
      <div className="border-t-2 border-danger" />
      <span className="absolute -top-3 inset-s-1 rounded-full bg-danger px-2 text-small font-bold text-on-danger">{t('nowMark')}</span>
    </div>
  )
}
