'use client'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import type { Id } from '@/lib/ids'
import { trpc } from '@/trpc/client'
import { Badge, type BadgeTone } from '@/ui/badge'
import { DateTime } from '@/ui/date-time'
import { useReaderZone } from '@/ui/reader-zone'
import { Table, TableCell, TableRow } from '@/ui/table'
import type { KeysResult } from '../contract'
import { NoKeys } from './no-keys'
import { RevokeKey } from './revoke-key'
import { RotateKey } from './rotate-key'

type KeyView = KeysResult['keys'][number]

const TONES: Record<KeyView['state'], BadgeTone> = { live: 'success', retiring: 'warning', expired: 'neutral', revoked: 'neutral' }

interface KeyTableProps {
  orgId: Id<'org'>
  initial: KeysResult
  /** Where the site is, for what there is to try. */
  origin: string
  /** Whether the reader may rotate and revoke. */
  canManage: boolean
}

/** An organisation's keys: what each may do, when it was last used, when it ends. */
export function KeyTable({ orgId, initial, origin, canManage }: KeyTableProps) {
  const t = useTranslations('keys.list')
  const { data } = trpc.keys.list.useQuery({ orgId }, { initialData: initial })
  if (data.keys.length === 0) return <NoKeys origin={origin} />
  const columns = [{ name: t('name') }, { name: t('scopes') }, { name: t('used') }, { name: t('ends') }, ...(canManage ? [{ name: t('actions'), isUnnamed: true }] : [])]
  return (
    <div className="grid gap-3">
      <p className="text-small text-ink-soft">{t('count', { live: data.live, limit: data.limit })}</p>
      <Table label={t('label')} columns={columns}>
        {data.keys.map((key) => (
          <KeyRow key={key.id} orgId={orgId} view={key} now={data.now} canManage={canManage} />
        ))}
      </Table>
    </div>
  )
}

function KeyRow({ orgId, view, now, canManage }: { orgId: Id<'org'>; view: KeyView; now: Date; canManage: boolean }) {
  const t = useTranslations('keys')
  const format = useFormatter()
  const locale = useLocale()
  const { id, name, start, state, scopes, lastUsedAt } = view
  const works = state === 'live' || state === 'retiring'
  const words = new Intl.ListFormat(locale, { type: 'unit', style: 'long' }).format(scopes.map((scope) => t(`scopes.${scope}`)))
  return (
    <TableRow
      title={
        <span className="grid gap-0.5">
          <span className="flex flex-wrap items-center gap-2 font-bold">
            {name}
            <Badge tone={TONES[state]}>{t(`states.${state}`)}</Badge>
          </span>
          <span dir="ltr" className="font-mono text-small text-ink-soft rtl:text-end">
            {start}…
          </span>
        </span>
      }
    >
      <TableCell name={t('list.scopes')}>
        <span className="max-w-72 text-small">{words}</span>
      </TableCell>
      <TableCell name={t('list.used')}>{lastUsedAt === null ? t('list.never') : format.relativeTime(lastUsedAt, now)}</TableCell>
      <TableCell name={t('list.ends')}>
        <Ending view={view} />
      </TableCell>
      {canManage ? (
        <TableCell>
          {works ? (
            <span className="flex flex-wrap justify-end gap-1">
              {state === 'live' ? <RotateKey orgId={orgId} keyId={id} name={name} /> : null}
              <RevokeKey orgId={orgId} keyId={id} name={name} />
            </span>
          ) : null}
        </TableCell>
      ) : null}
    </TableRow>
  )
}

function Ending({ view: { endedAt, expiresAt } }: { view: KeyView }) {
  const t = useTranslations('keys.list')
  const zone = useReaderZone('UTC')
  const at = endedAt ?? expiresAt
  return at === null ? t('open') : <DateTime at={at} zone={zone} />
}
