import { deviceFilters, type DeviceView } from '@/domains/devices/contract'
import { arrangeDevices } from '@/domains/devices/model'
import { listDevices } from '@/domains/devices/queries'
import { eventsScopeOf } from '@/domains/organisations/queries'
import { inLocale } from '@/lib/translated'
import { localeSchema } from '@/lib/translated-schema'
import { listFile } from './list-file'

export const devicesFile = listFile({
  permission: 'devices.view',
  columns: ['device_id', 'name', 'state', 'event_id', 'event', 'entrance', 'paired_at', 'last_seen_at', 'revoked_at'],
  filters: deviceFilters.extend({ locale: localeSchema.default('en') }),
  scopeOf: eventsScopeOf,
  reading: ({ db, now }, scope, { locale, ...filters }) => async () => {
    const { devices } = await listDevices(db, scope, now)
    return { lines: arrangeDevices(devices, filters, locale).map((device) => lineOf(device, locale)), isLast: true }
  },
})

const instant = (at: Date | null) => at?.toISOString() ?? ''

function lineOf({ id, name, state, eventId, eventName, zoneName, pairedAt, lastSeenAt, revokedAt }: DeviceView, locale: string): string[] {
  return [id, name, state, eventId, inLocale(eventName, locale), zoneName ?? '', instant(pairedAt), instant(lastSeenAt), instant(revokedAt)]
}
