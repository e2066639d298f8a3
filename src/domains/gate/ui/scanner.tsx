'use client'
import { ArrowLeft, Camera, Keyboard, Volume2, VolumeX, WifiOff } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Link } from '@/i18n/navigation'
import { addressOf } from '@/lib/addresses'
import type { Id } from '@/lib/ids'
import { inLocale } from '@/lib/translated'
import { failureOf, trpc } from '@/trpc/client'
import { Button, IconButton } from '@/ui/button'
import { LinkButton } from '@/ui/link-button'
import { Select } from '@/ui/select'
import type { GateEvent } from '../contract'
import { AnswerScreen } from './answer-screen'
import { CameraView } from './camera-view'
import { CodeEntry } from './code-entry'
import { DeviceOver } from './device-over'
import { LastAnswer } from './last-answer'
import { ReadingList } from './reading-list'
import { signal, wakeSound } from './signal'
import { useGateDevice } from './store'
import { useAwake } from './use-awake'
import { useOnline } from './use-online'
import { toneOf, useScanning } from './use-scanning'

const COUNTS_EVERY_MS = 30_000
/** No zone has this id. */
const OUTER_GATE = 'outer'

/** A paired phone, at the entrance it was paired for. */
interface ScanningDevice {
  readonly name: string
  readonly zoneId: Id<'zon'> | null
}

/** One entrance's scanner: by camera or by hand, with the answer over everything. */
export function Scanner({ event: first, device }: { event: GateEvent; device: ScanningDevice | null }) {
  const t = useTranslations('gate.scanner')
  const { data: event, error } = trpc.gate.event.useQuery({ eventId: first.id }, { initialData: first, refetchInterval: COUNTS_EVERY_MS })
  const { zones: chosen, muted } = useGateDevice()
  const zoneId = device ? device.zoneId : (event.zones.find(({ id }) => id === chosen[event.id])?.id ?? null)
  const scanning = useScanning(event.id, zoneId, (reading) => signal(toneOf(reading), muted))
  const { readings, shown, isChecking } = scanning
  const [isTyping, setIsTyping] = useState(false)
  const [last] = readings
  const failure = last?.answer.kind === 'unchecked' ? last.answer.why : null
  const isCutOff = !useOnline() || failure?.type === 'offline'
  const isSignedOut = failure?.type === 'rule' && failure.code === 'identity.sign_in_needed'
  useAwake()
  if (device && [failure, error && failureOf(error)].some((why) => why?.type === 'rule' && why.code === 'devices.over')) return <DeviceOver />

  return (
    <div
      onPointerDownCapture={wakeSound}
      className="mx-auto flex w-full max-w-xl grow flex-col gap-3 px-3 pb-3"
    >
      <Heading event={event} device={device} />
      {isCutOff ? (
        <p role="status" className="flex items-center gap-3 rounded-control bg-wait px-4 py-3 font-bold text-on-wait">
          <WifiOff aria-hidden className="size-6 shrink-0" />
          {t('offline')}
        </p>
      ) : null}
      {isSignedOut ? <SignedOut eventId={event.id} /> : null}
      <LastAnswer reading={last} isChecking={isChecking} timeZone={event.timeZone} />
      {isTyping ? (
        <CodeEntry isChecking={isChecking} onCheck={scanning.check} />
      ) : (
        <CameraView onSight={scanning.see} />
      )}
      <ModeButton isTyping={isTyping} onSwitch={() => setIsTyping(!isTyping)} />
      <ReadingList readings={readings} timeZone={event.timeZone} isChecking={isChecking} onRetry={scanning.retry} />
      {shown ? <AnswerScreen reading={shown} timeZone={event.timeZone} onDismiss={scanning.dismiss} /> : null}
    </div>
  )
}

function Heading({ event, device }: { event: GateEvent; device: ScanningDevice | null }) {
  const t = useTranslations('gate.scanner')
  const locale = useLocale()
  const { zones: chosen, muted, toggleMuted, chooseZone } = useGateDevice()
  const options = [{ value: OUTER_GATE, label: t('outerGate') }, ...event.zones.map(({ id, name }) => ({ value: id, label: name }))]
  const zone = event.zones.find(({ id }) => id === chosen[event.id])?.id ?? OUTER_GATE
  return (
    <header className="grid gap-2">
      <div className="-mx-2 flex items-center gap-1 pt-1">
        {device ? null : (
          <Link href="/gate" aria-label={t('back')} className="inline-flex size-11 shrink-0 items-center justify-center rounded-control">
            <ArrowLeft aria-hidden className="size-6 rtl:-scale-x-100" />
          </Link>
        )}
        <h1 className="min-w-0 grow truncate text-lead font-extrabold">{inLocale(event.name, locale)}</h1>
        <IconButton
          label={t('mute')}
          aria-pressed={muted}
          onClick={toggleMuted}
          icon={muted ? <VolumeX aria-hidden className="size-6" /> : <Volume2 aria-hidden className="size-6" />}
        />
      </div>
      <div className="flex items-center justify-between gap-3">
        <p className="shrink-0 font-bold tabular-nums">{t('counts', { admitted: event.admitted, issued: event.issued })}</p>
        {device ? (
          <p className="min-w-0 truncate text-end">
            {device.name}, {event.zones.find(({ id }) => id === device.zoneId)?.name ?? t('outerGate')}
          </p>
        ) : event.zones.length > 0 ? (
          <div className="min-w-0 basis-48">
            <Select
              aria-label={t('entrance')}
              options={options}
              value={zone}
              onChange={(value) => chooseZone(event.id, value === OUTER_GATE ? null : value)}
            />
          </div>
        ) : null}
      </div>
    </header>
  )
}

function SignedOut({ eventId }: { eventId: string }) {
  const t = useTranslations()
  const locale = useLocale()
  return (
    <div role="status" className="grid gap-3 rounded-control bg-wait p-4 font-bold text-on-wait">
      <p>{t('gate.scanner.signedOut')}</p>
      <LinkButton size="lg">
        <Link href={{ pathname: '/sign-in', query: { returnTo: addressOf({ pathname: '/gate/[eventId]', params: { eventId } }, locale) } }}>{t('common.nav.signIn')}</Link>
      </LinkButton>
    </div>
  )
}

function ModeButton({ isTyping, onSwitch }: { isTyping: boolean; onSwitch: () => void }) {
  const t = useTranslations('gate.code')
  const Icon = isTyping ? Camera : Keyboard
  return (
    <Button variant="secondary" size="lg" wide icon={<Icon aria-hidden className="size-6" />} onClick={onSwitch}>
      {isTyping ? t('scan') : t('type')}
    </Button>
  )
}
