'use client'
import { Smartphone } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useFailureText } from '@/i18n/failure-text'
import type { Id } from '@/lib/ids'
import { failureOf, trpc } from '@/trpc/client'
import { DeskHeading } from '@/ui/desk-heading'
import { EmptyState } from '@/ui/empty-state'
import { useToast } from '@/ui/toast'
import type { DevicesResult, DeviceView, RenewPairingResult } from '../contract'
import { PAIRING_TTL_MS } from '../model'
import { AddDevice } from './add-device'
import { DeviceTable } from './device-table'
import { PairingDialog } from './pairing-dialog'

const SEEN_EVERY_MS = 30_000
/** Somebody stands there with a phone. */
const PAIRING_EVERY_MS = 2_000

interface DevicesPageProps {
  orgId: Id<'org'>
  first: DevicesResult
  canManage: boolean
}

/** The scanners of an organisation: made, paired by a code on the screen, seen, and ended in one tap. */
export function DevicesPage({ orgId, first, canManage }: DevicesPageProps) {
  const t = useTranslations('devices')
  const toast = useToast()
  const words = useFailureText()
  const [pairing, setPairing] = useState<(RenewPairingResult & { name: string }) | null>(null)
  const list = trpc.devices.list.useQuery({ orgId }, { initialData: first, refetchInterval: pairing ? PAIRING_EVERY_MS : SEEN_EVERY_MS })
  const renew = trpc.devices.renew.useMutation()
  const revoke = trpc.devices.revoke.useMutation()
  const { devices, events } = list.data

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
      <DeskHeading title={t('title')} lead={t('lead')} {...(canManage && { actions: <AddDevice events={events} onMade={show} /> })} />
      {devices.length > 0 ? (
        <DeviceTable devices={devices} asOf={new Date(list.dataUpdatedAt)} canManage={canManage} onRenew={onRenew} onRevoke={onRevoke} />
      ) : (
        <EmptyState icon={<Smartphone aria-hidden />} title={t('emptyTitle')}>
          <p>{events.length > 0 ? t('emptyBody') : t('noEvents')}</p>
        </EmptyState>
      )}
      <PairingDialog pairing={pairing} isPaired={Boolean(isNew)} onClose={() => setPairing(null)} />
    </>
  )
}
