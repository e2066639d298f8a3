'use client'
import { useFormatter, useTranslations } from 'next-intl'
import type { Id } from '@/lib/ids'
import { trpc } from '@/trpc/client'
import { Badge, type BadgeTone } from '@/ui/badge'
import { useReaderZone } from '@/ui/reader-zone'
import type { KeysResult } from '../contract'
import { NoKeys } from './no-keys'
import { RevokeKey } from './revoke-key'
import { RotateKey } from './rotate-key'

type KeyView = KeysResult['keys'][number]

const TONES: Record<KeyView['state'], BadgeTone> = { live: 'success', retiring: 'warning', expired: 'neutral', revoked: 'neutral' }

interface KeyListProps {
  orgId: Id<'org'>
  initial: KeysResult
  /** Where the site is, for what there is to try. */
  origin: string
  /** Whether the reader may rotate and revoke. */
  canManage: boolean
}

/** An organisation's keys: what each may do, when it was last used, when it ends. */
export function KeyList({ orgId, initial, origin, canManage }: KeyListProps) {
  const t = useTranslations('keys.list')
  const { data } = trpc.keys.list.useQuery({ orgId }, { initialData: initial })
  if (data.keys.length === 0) return <NoKeys origin={origin} />
  return (
    <div className="@container grid gap-3">
      <p className="text-small text-ink-soft">{t('count', { live: data.live, limit: data.limit })}</p>
      <ul aria-label={t('label')} className="divide-y divide-line rounded-card border border-line bg-surface">
        {data.keys.map((key) => (
          <KeyItem key={key.id} orgId={orgId} view={key} now={data.now} canManage={canManage} />
        ))}
      </ul>
    </div>
  )
}

function KeyItem({ orgId, view, now, canManage }: { orgId: Id<'org'>; view: KeyView; now: Date; canManage: boolean }) {
  const t = useTranslations('keys')
  const { id, name, start, state, scopes } = view
  const works = state === 'live' || state === 'retiring'
  return (
    <li className="grid gap-x-8 gap-y-3 px-4 py-4 sm:px-5 @2xl:grid-cols-2 @4xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_15rem]">
      <div className="grid min-w-0 content-start gap-1 wrap-anywhere">
        <p className="flex flex-wrap items-center gap-2 font-bold">
          {name}
          <Badge tone={TONES[state]}>{t(`states.${state}`)}</Badge>
        </p>
        <code dir="ltr" className="text-small break-all text-ink-soft rtl:text-end">
          {start}…
        </code>
        <Times view={view} now={now} />
      </div>
      <ul aria-label={t('list.scopes')} className="grid min-w-0 content-start gap-0.5 text-small">
        {scopes.map((scope) => (
          <li key={scope}>{t(`scopes.${scope}`)}</li>
        ))}
      </ul>
      {canManage && works ? (
        <div className="-mx-4 flex flex-wrap content-start @2xl:col-span-2 @4xl:col-span-1 @4xl:mx-0 @4xl:justify-end">
          <RotateKey orgId={orgId} keyId={id} name={name} isReplaced={state === 'retiring'} />
          <RevokeKey orgId={orgId} keyId={id} name={name} />
        </div>
      ) : null}
    </li>
  )
}

function Times({ view: { lastUsedAt, endedAt, expiresAt, state }, now }: { view: KeyView; now: Date }) {
  const t = useTranslations('keys.list')
  const format = useFormatter()
  const zone = useReaderZone('UTC')
  const at = endedAt ?? expiresAt
  const works = state === 'live' || state === 'retiring'
  return (
    <p className="text-small text-ink-soft">
      {lastUsedAt === null ? t('never') : t('used', { ago: format.relativeTime(lastUsedAt, now) })}
      {' · '}
      {at === null ? t('open') : t(works ? 'ends' : 'ended', { day: format.dateTime(at, { dateStyle: 'long', timeZone: zone }) })}
    </p>
  )
}
