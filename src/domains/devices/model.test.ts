import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { pairDeviceInput, type DeviceView } from './contract'
import { arrangeDevices, deviceState, writtenCode } from './model'

const now = new Date('2026-07-03T17:00:00Z')
const later = new Date('2026-07-03T17:10:00Z')
const NEW = { pairedAt: null, pairingExpiresAt: later, revokedAt: null }

test('a device waits for its phone until the code runs out, works, and ends when it is revoked', () => {
  expect(deviceState(NEW, now)).toBe('waiting')
  expect(deviceState(NEW, later)).toBe('unpaired')
  expect(deviceState({ ...NEW, pairingExpiresAt: null, pairedAt: now }, later)).toBe('paired')
  expect(deviceState({ ...NEW, pairedAt: now }, now)).toBe('paired')
  expect(deviceState({ pairedAt: now, pairingExpiresAt: later, revokedAt: now }, now)).toBe('revoked')
})

test('a code is read as it is shown, and as people type it', () => {
  expect(writtenCode('ABCDE23456')).toBe('ABCDE-23456')
  for (const typed of ['ABCDE-23456', 'abcde23456', ' abc de-234 56 ']) expect(pairDeviceInput.parse({ code: typed })).toEqual({ code: 'ABCDE23456' })
  expect(pairDeviceInput.safeParse({ code: 'ABCDE-2345' }).success).toBe(false)
  expect(pairDeviceInput.safeParse({ code: 'ABCDE-0I456' }).success).toBe(false)
})

test('devices are found by their name, event and entrance, in a state, and stand by name or by when they were seen', () => {
  const device = (name: string, facts: Partial<DeviceView> = {}): DeviceView => ({
    id: newId('dev'), eventId: newId('evt'), eventName: { en: 'Velvet Static', de: 'Samtrauschen' }, name, zoneName: null, state: 'paired', pairedAt: now,
    lastSeenAt: null, revokedAt: null, ...facts,
  })
  const all = [device('Gate 10', { lastSeenAt: later }), device('Gate 9', { zoneName: 'Bühne', lastSeenAt: now }), device('Old phone', { state: 'revoked' })]
  const names = (filters: Parameters<typeof arrangeDevices>[1]) => arrangeDevices(all, filters, 'en').map(({ name }) => name)
  expect(names({ q: 'buhne' })).toEqual(['Gate 9'])
  expect(names({ q: 'samtrauschen gate' })).toEqual(['Gate 10', 'Gate 9'])
  expect(names({ state: 'revoked' })).toEqual(['Old phone'])
  expect(names({ sort: 'name' })).toEqual(['Gate 9', 'Gate 10', 'Old phone'])
  expect(names({ sort: '-seen' })).toEqual(['Gate 10', 'Gate 9', 'Old phone'])
})
