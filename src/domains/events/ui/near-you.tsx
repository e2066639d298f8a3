'use client'
import { skipToken } from '@tanstack/react-query'
import { LocateFixed } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useFailureText } from '@/i18n/failure-text'
import { Link } from '@/i18n/navigation'
import { coarse } from '@/lib/places'
import { failureOf, trpc } from '@/trpc/client'
import { Alert } from '@/ui/alert'
import { Button } from '@/ui/button'
import { Skeleton, SkeletonRegion } from '@/ui/skeleton'
import type { Facets } from '../contract'
import { listHref } from '../model/list-address'
import { EventTicket } from './event-ticket'

type Position = { latitude: number; longitude: number }
/** Why there is no position, in the words of `events.near`. */
type Trouble = 'denied' | 'unknown'

const POSITION_TIMEOUT_MS = 10_000
const POSITION_AGE_MAX_MS = 30 * 60_000
/** Below this a distance says more than a town's size allows. */
const CLOSE_KM = 10

/** Events around the reader, who is asked where that is only after pressing the button, and only for the town. */
export function NearYou({ cities }: Pick<Facets, 'cities'>) {
  const t = useTranslations('events.near')
  const failureText = useFailureText()
  const [position, setPosition] = useState<Position | null>(null)
  const [locating, setLocating] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const { data, error, isFetching } = trpc.events.near.useQuery(position ?? skipToken)

  function locate() {
    setTrouble(null)
    if (!('geolocation' in navigator)) return setTrouble('unknown')
    setLocating(true)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setLocating(false)
        // Rounded here: where exactly somebody is does not leave the device.
        setPosition({ latitude: coarse(coords.latitude), longitude: coarse(coords.longitude) })
      },
      ({ code, PERMISSION_DENIED }) => {
        setLocating(false)
        setTrouble(code === PERMISSION_DENIED ? 'denied' : 'unknown')
      },
      { enableHighAccuracy: false, timeout: POSITION_TIMEOUT_MS, maximumAge: POSITION_AGE_MAX_MS },
    )
  }

  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <Button icon={<LocateFixed aria-hidden className="size-5" />} loading={locating || isFetching} onClick={locate}>
          {t('find')}
        </Button>
        <p className="text-small text-ink-soft">{t('privacy')}</p>
      </div>
      <div aria-live="polite" className="grid gap-6 empty:hidden">
        {trouble ? <Alert tone="info">{t(trouble)}</Alert> : null}
        {error ? <Alert tone="danger">{failureText.of(failureOf(error))}</Alert> : null}
        {position && isFetching ? <Waiting /> : null}
        {data && data.items.length === 0 ? <Alert tone="info">{t('nothing')}</Alert> : null}
        {data && data.items.length > 0 ? <Found items={data.items} /> : null}
      </div>
      <ul aria-label={t('cities')} className="flex flex-wrap gap-2">
        {cities.map(({ city, country }) => (
          <li key={`${country} ${city}`}>
            <Link
              href={listHref({ city })}
              className="inline-flex min-h-11 items-center rounded-full border-2 border-line-strong px-4 font-bold transition hover:border-ink"
            >
              {city}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

type FoundProps = { items: readonly { event: Parameters<typeof EventTicket>[0]['event']; km: number }[] }

function Found({ items }: FoundProps) {
  const t = useTranslations('events.near')
  const locale = useLocale()
  const [now] = useState(() => new Date())
  const kilometres = new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilometer', maximumSignificantDigits: 2 })
  return (
    <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
      {items.map(({ event, km }) => (
        <li key={event.id}>
          <EventTicket
            event={event}
            now={now}
            away={km < CLOSE_KM ? t('close', { distance: kilometres.format(CLOSE_KM) }) : t('about', { distance: kilometres.format(km) })}
          />
        </li>
      ))}
    </ul>
  )
}

function Waiting() {
  return (
    <SkeletonRegion className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
      {['one', 'two', 'three'].map((each) => (
        <Skeleton key={each} className="h-96 w-full" />
      ))}
    </SkeletonRegion>
  )
}
