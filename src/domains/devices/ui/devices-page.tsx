'use client'
import { Smartphone } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useFailureText } from '@/i18n/failure-text'
import type { Id } from '@/lib/ids'
import { writeFilters } from '@/lib/list-filters'
import { failureOf, trpc } from '@/trpc/client'
import { DeskHeading } from '@/ui/desk-heading'
import { EmptyState } from '@/ui/empty-state'
import { FileLink } from '@/ui/file-link'
import { NothingFound } from '@/ui/nothing-found'
import { useToast } from '@/ui/toast'
import type { DeviceFilters, DevicesResult, DeviceView, RenewPairingResult } from '../contract'
import { arrangeDevices, PAIRING_TTL_MS } from '../model'
import { AddDevice } from './add-device'
import { DeviceFiltersForm } from './device-filters-form'
import { DeviceTable, useDeviceColumns } from './device-table'
import { PairingDialog } from './pairing-dialog'

const SEEN_EVERY_MS = 30_000
/** Somebody stands there with a phone. */
const PAIRING_EVERY_MS = 2_000

interface DevicesPageProps {
  orgId: Id<'org'>
  first: DevicesResult
  filters: DeviceFilters
  canManage: boolean
}

/** The scanners of an organisation: made, paired by a code on the screen, seen, and ended in one tap. */
export function DevicesPage({ orgId, first, filters, canManage }: DevicesPageProps) {
  const t = useTranslations('devices')
  const toast = useToast()
  const words = useFailureText()
  const [pairing, setPairing] = useState<(RenewPairingResult & { name: string }) | null>(null)
  const list = trpc.devices.list.useQuery({ orgId }, { initialData: first, refetchInterval: pairing ? PAIRING_EVERY_MS : SEEN_EVERY_MS })
  const renew = trpc.devices.renew.useMutation()
  const revoke = trpc.devices.revoke.useMutation()
  const { devices, events } = list.data
  const locale = useLocale()
  const found = arrangeDevices(devices, filters, locale)
  const columns = useDeviceColumns()

  const show = (next: RenewPairingResult & { name: string }) => {
    setPairing(next)
    void list.refetch()
  }
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      toast({ text: words.of(failureOf(error)), tone: 'danger' })
    }
    await list.refetch()
  }
  const onRenew = ({ id: deviceId, eventId, name }: DeviceView) =>
    void attempt(async () => setPairing({ ...(await renew.mutateAsync({ eventId, deviceId })), name }))
  const onRevoke = ({ id: deviceId, eventId, name }: DeviceView) =>
    void attempt(async () => {
      await revoke.mutateAsync({ eventId, deviceId })
      toast({ text: t('revoked', { name }), tone: 'success' })
    })

  const paired = devices.find(({ id }) => id === pairing?.deviceId)
  const isNew = paired?.pairedAt && pairing && paired.pairedAt.getTime() > pairing.expiresAt.getTime() - PAIRING_TTL_MS
  return (
    <>
      <DeskHeading
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            {canManage ? <AddDevice events={events} onMade={show} /> : null}
            {devices.length > 0 ? <FileLink href={`/api/lists/${orgId}/devices.csv?${writeFilters({ ...filters, locale })}`} /> : null}
          </>
        }
      />
      {devices.length > 0 ? (
        <>
          <DeviceFiltersForm filters={filters} isNarrowed={filters.q !== undefined || filters.state !== undefined} columns={columns} />
          {found.length > 0 ? (
            <DeviceTable
              devices={found}
              columns={columns}
              filters={filters}
              asOf={new Date(list.dataUpdatedAt)}
              canManage={canManage}
              onRenew={onRenew}
              onRevoke={onRevoke}
            />
          ) : (
            <NothingFound />
          )}
        </>
      ) : (
        <EmptyState icon={<Smartphone aria-hidden />} title={t('emptyTitle')}>
          <p>{events.length > 0 ? t('emptyBody') : t('noEvents')}</p>
        </EmptyState>
      )}
      <PairingDialog pairing={pairing} isPaired={Boolean(isNew)} onClose={() => setPairing(null)} />
    </>
  )
}
