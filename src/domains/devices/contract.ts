import { z } from 'zod'
import { idSchema } from '@/lib/id-schema'
import { searchWordsSchema } from '@/lib/inputs'
import { ordersOf } from '@/lib/list-order'
import { translatedSchema } from '@/lib/translated-schema'

/** As many as an event has at a time; revoked ones do not count. */
export const DEVICES_MAX = 100
/** As many as are listed, revoked ones among them. */
export const DEVICES_LISTED_MAX = 200
/** How many events are offered to put a device at. */
export const DEVICE_EVENTS_MAX = 100

const deviceIdSchema = idSchema('dev')
const eventIdSchema = idSchema('evt')

export const createDeviceInput = z.object({
  eventId: eventIdSchema,
  /** For people: whose phone it is, or where it hangs. */
  name: z.string().trim().min(1, { error: 'name_missing' }).max(80, { error: 'device_name_too_long' }),
  /** The entrance it stands at; null: the outer gate. */
  zoneId: idSchema('zon').nullable(),
})
export type CreateDeviceInput = z.output<typeof createDeviceInput>

/** A code that pairs one phone, once, until it expires. It is told here and never again. */
const pairing = z.object({ deviceId: deviceIdSchema, code: z.string(), expiresAt: z.date() })

export const createDeviceResult = z.discriminatedUnion('outcome', [
  pairing.extend({ outcome: z.literal('created') }),
  z.object({ outcome: z.literal('too_many'), limit: z.number().int() }),
])
export type CreateDeviceResult = z.infer<typeof createDeviceResult>

export const oneDeviceInput = z.object({ eventId: eventIdSchema, deviceId: deviceIdSchema })
export const renewPairingResult = pairing
export type RenewPairingResult = z.infer<typeof renewPairingResult>

/** `over`: it was revoked before; nothing changed. */
export const revokeDeviceResult = z.object({ outcome: z.enum(['revoked', 'over']) })
export type RevokeDeviceResult = z.infer<typeof revokeDeviceResult>

export const pairDeviceInput = z.object({
  /** As it is shown: with or without its hyphen, in capitals or not. */
  code: z
    .string()
    .transform((text) => text.toUpperCase().replaceAll(/[\s-]/g, ''))
    .pipe(z.string().regex(/^[2-9A-HJ-NP-Z]{10}$/, { error: 'device_code_malformed' })),
})
export type PairDeviceInput = z.output<typeof pairDeviceInput>
export const pairDeviceResult = z.object({ eventId: eventIdSchema })

/** What a browser is: no device; one that was one; or one, at its event and entrance. */
export const thisDeviceResult = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('over'), eventId: eventIdSchema }),
  z.object({ state: z.literal('paired'), eventId: eventIdSchema, name: z.string(), zoneId: idSchema('zon').nullable() }),
])
export type ThisDevice = z.infer<typeof thisDeviceResult>

/** `waiting`: its code is out and not used yet. `unpaired`: the code ran out unused. */
const DEVICE_STATES = ['waiting', 'unpaired', 'paired', 'revoked'] as const
export type DeviceState = (typeof DEVICE_STATES)[number]

const deviceView = z.object({
  id: deviceIdSchema,
  eventId: eventIdSchema,
  eventName: translatedSchema,
  name: z.string(),
  zoneName: z.string().nullable(),
  state: z.enum(DEVICE_STATES),
  pairedAt: z.date().nullable(),
  /** To the minute. */
  lastSeenAt: z.date().nullable(),
  revokedAt: z.date().nullable(),
})
export type DeviceView = z.infer<typeof deviceView>

/** Those that work first, the latest made first; and the events at which another can be put. */
export const devicesResult = z.object({
  devices: z.array(deviceView).max(DEVICES_LISTED_MAX),
  events: z
    .array(z.object({ id: eventIdSchema, name: translatedSchema, zones: z.array(z.object({ id: idSchema('zon'), name: z.string() })) }))
    .max(DEVICE_EVENTS_MAX),
})
export type DevicesResult = z.infer<typeof devicesResult>

/** How the list of devices is narrowed and ordered, by its address. */
export const deviceFilters = z.object({
  q: searchWordsSchema.optional(),
  state: z.enum(DEVICE_STATES).optional(),
  sort: z.enum(ordersOf(['name', 'seen'])).optional(),
})
export type DeviceFilters = z.output<typeof deviceFilters>

const DEVICE_ERRORS = ['devices.over', 'devices.code_unknown', 'devices.not_found', 'devices.unknown_zone'] as const
export type DeviceError = (typeof DEVICE_ERRORS)[number]
