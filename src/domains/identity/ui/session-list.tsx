'use client'
import { CircleHelp, Laptop, LogOut, Smartphone, Tablet } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useFailureText } from '@/i18n/failure-text'
import { failureOf, trpc } from '@/trpc/client'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { useToast } from '@/ui/toast'
import type { SessionsResult, SessionView } from '../contract'

const ICONS = { phone: Smartphone, tablet: Tablet, computer: Laptop, other: CircleHelp } as const

/** The browsers somebody is signed in with; any but this one can be signed out from here. */
export function SessionList({ initial }: { initial: SessionsResult }) {
  const t = useTranslations('identity.sessions')
  const toast = useToast()
  const failureText = useFailureText()
  const utils = trpc.useUtils()
  const { data } = trpc.identity.sessions.useQuery(undefined, { initialData: initial })
  const refresh = () => utils.identity.sessions.invalidate()
  const onError = (error: unknown) => toast({ tone: 'danger', text: failureText.of(failureOf(error)) })
  const end = trpc.identity.endSession.useMutation({
    onSuccess: ({ outcome }) => toast({ text: t(outcome === 'ended' ? 'ended' : 'wasOver') }),
    onError,
    onSettled: refresh,
  })
  const endOthers = trpc.identity.endOtherSessions.useMutation({
    onSuccess: ({ ended }) => toast({ text: t('othersEnded', { count: ended }) }),
    onError,
    onSettled: refresh,
  })
  return (
    <div className="grid gap-4">
      <ul className="grid divide-y divide-line">
        {data.sessions.map((session) => (
          <Row
            key={session.id}
            session={session}
            now={data.now}
            isEnding={end.isPending && end.variables.sessionId === session.id}
            onEnd={() => end.mutate({ sessionId: session.id })}
          />
        ))}
      </ul>
      {data.sessions.length > 1 ? (
        <Button
          variant="secondary"
          className="justify-self-start"
          loading={endOthers.isPending}
          onClick={() => endOthers.mutate()}
          icon={<LogOut aria-hidden className="size-5 rtl:-scale-x-100" />}
        >
          {t('endOthers')}
        </Button>
      ) : null}
    </div>
  )
}

interface RowProps {
  session: SessionView
  now: Date
  isEnding: boolean
  onEnd: () => void
}

function Row({ session, now, isEnding, onEnd }: RowProps) {
  const t = useTranslations('identity.sessions')
  const format = useFormatter()
  const { device, ip, method, lastSeenAt, isCurrent } = session
  const Icon = ICONS[device.kind]
  const name = deviceWords(device)
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-4">
      <div className="flex min-w-0 grow basis-64 items-center gap-4">
        <Icon aria-hidden className="size-6 shrink-0 text-ink-soft" />
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-2 font-bold">
            {t(name.key, name.values)}
            {isCurrent ? <Badge tone="success">{t('thisOne')}</Badge> : null}
          </p>
          <p className="text-small text-ink-soft">
            {isCurrent ? t('seenNow') : t('seen', { ago: format.relativeTime(lastSeenAt, now) })}
            {' · '}
            {t(`methods.${method}`)}
            {ip === null ? null : (
              <>
                {' · '}
                <span dir="ltr">{ip}</span>
              </>
            )}
          </p>
        </div>
      </div>
      {isCurrent ? null : (
        <Button variant="quiet" loading={isEnding} onClick={onEnd} aria-label={t('endNamed', { device: t(name.key, name.values) })}>
          {t('end')}
        </Button>
      )}
    </li>
  )
}

function deviceWords({ browser, system }: SessionView['device']) {
  if (browser !== null && system !== null) return { key: 'browserOnSystem', values: { browser, system } } as const
  if (browser !== null || system !== null) return { key: 'onlyName', values: { name: browser ?? system ?? '' } } as const
  return { key: 'unknown', values: {} } as const
}
