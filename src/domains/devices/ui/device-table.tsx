import { QrCode, Unplug } from 'lucide-react'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { inLocale } from '@/lib/translated'
import { Badge, type BadgeTone } from '@/ui/badge'
import { IconButton } from '@/ui/button'
import { Table, TableCell, TableRow } from '@/ui/table'
import type { DeviceState, DeviceView } from '../contract'

const TONES: Record<DeviceState, BadgeTone> = { paired: 'success', waiting: 'info', unpaired: 'warning', revoked: 'neutral' }

interface DeviceTableProps {
  devices: readonly DeviceView[]
  /** When the list was true: what "two minutes ago" is counted from. */
  asOf: Date
  /** Whether this member may change anything. */
  canManage: boolean
  onRenew: (device: DeviceView) => void
  onRevoke: (device: DeviceView) => void
}

/** All devices, those that work first. */
export function DeviceTable({ devices, asOf, canManage, onRenew, onRevoke }: DeviceTableProps) {
  const t = useTranslations('devices')
  const locale = useLocale()
  const format = useFormatter()
  const columns = [{ name: t('columns.name') }, { name: t('columns.state') }, { name: t('columns.actions'), isUnnamed: true }]
  return (
    <Table label={t('title')} columns={columns}>
      {devices.map((device) => (
        <TableRow key={device.id} title={<DeviceName device={device} event={inLocale(device.eventName, locale)} />}>
          <TableCell name={t('columns.state')}>
            <div className="grid justify-items-end gap-1 @2xl:justify-items-start">
              <Badge tone={TONES[device.state]}>{t(`states.${device.state}`)}</Badge>
              <span className="text-small whitespace-nowrap text-ink-soft" suppressHydrationWarning>
                {device.lastSeenAt ? t('seen', { ago: format.relativeTime(device.lastSeenAt, asOf) }) : t('never')}
              </span>
            </div>
          </TableCell>
          <TableCell>
            {canManage && device.state !== 'revoked' ? (
              <div className="flex w-full flex-wrap justify-end gap-1 @2xl:flex-nowrap">
                <IconButton label={t('renewOf', { name: device.name })} icon={<QrCode aria-hidden className="size-5" />} onClick={() => onRenew(device)} />
                <IconButton label={t('revokeOf', { name: device.name })} icon={<Unplug aria-hidden className="size-5" />} onClick={() => onRevoke(device)} />
              </div>
            ) : null}
          </TableCell>
        </TableRow>
      ))}
    </Table>
  )
}

function DeviceName({ device, event }: { device: DeviceView; event: string }) {
  const t = useTranslations('devices.add')
  return (
    <span className="grid min-w-0">
      <span className="font-bold">{device.name}</span>
      <span className="text-small text-ink-soft">
        {event}, {device.zoneName ?? t('outerGate')}
      </span>
    </span>
  )
}
