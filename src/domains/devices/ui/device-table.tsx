import { QrCode, Unplug } from 'lucide-react'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { inLocale } from '@/lib/translated'
import { Badge, type BadgeTone } from '@/ui/badge'
import { IconButton } from '@/ui/button'
import { Table, TableCell, type TableColumn, TableRow } from '@/ui/table'
import type { DeviceFilters, DeviceState, DeviceView } from '../contract'

const TONES: Record<DeviceState, BadgeTone> = { paired: 'success', waiting: 'info', unpaired: 'warning', revoked: 'neutral' }

interface DeviceTableProps {
  devices: readonly DeviceView[]
  columns: readonly TableColumn[]
  filters: DeviceFilters
  /** When the list was true: what "two minutes ago" is counted from. */
  asOf: Date
  /** Whether this member may change anything. */
  canManage: boolean
  onRenew: (device: DeviceView) => void
  onRevoke: (device: DeviceView) => void
}

/** What there is to see of a device. */
export function useDeviceColumns(): TableColumn[] {
  const t = useTranslations('devices.columns')
  return [{ name: t('name'), sort: 'name' }, { name: t('state') }, { name: t('seen'), sort: 'seen' }, { name: t('actions'), isUnnamed: true }]
}

export function DeviceTable({ devices, columns, filters, asOf, canManage, onRenew, onRevoke }: DeviceTableProps) {
  const t = useTranslations('devices')
  const locale = useLocale()
  const format = useFormatter()
  return (
    <Table label={t('title')} columns={columns} filters={filters}>
      {devices.map((device) => (
        <TableRow key={device.id} title={<DeviceName device={device} event={inLocale(device.eventName, locale)} />}>
          <TableCell name={t('columns.state')}>
            <Badge tone={TONES[device.state]}>{t(`states.${device.state}`)}</Badge>
          </TableCell>
          <TableCell name={t('columns.seen')}>
            <span className="whitespace-nowrap text-ink-soft" suppressHydrationWarning>
              {device.lastSeenAt ? format.relativeTime(device.lastSeenAt, asOf) : t('never')}
            </span>
          </TableCell>
          <TableCell>
            {canManage && device.state !== 'revoked' ? (
              <div className="flex w-full flex-wrap justify-end gap-1 @4xl:flex-nowrap">
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
