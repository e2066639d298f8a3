import { expect, test } from 'vitest'
import { pageOf, readCursor, readTimePosition, timePosition, writeCursor, type Listing } from './cursor'

const settings = { AUTH_SECRET: 'a secret that is long enough for tests' }
const listing: Listing = { name: 'orders', orgId: 'org_1', filters: { status: 'confirmed', eventId: 'evt_1' } }

test('a cursor is read in the list it was written for, whatever the order of its filters', async () => {
  const cursor = await writeCursor(settings, listing, 'here')
  expect(await readCursor(settings, listing, cursor)).toBe('here')
  expect(await readCursor(settings, { ...listing, filters: { eventId: 'evt_1', status: 'confirmed' } }, cursor)).toBe('here')
  expect(await readCursor(settings, listing, undefined)).toBeNull()
})

test('a cursor from elsewhere is refused', async () => {
  const cursor = await writeCursor(settings, listing, 'here')
  const [, signed] = cursor.split('.')
  const elsewhere: [Listing, string][] = [
    [{ ...listing, name: 'tickets' }, cursor],
    [{ ...listing, orgId: 'org_2' }, cursor],
    [{ ...listing, filters: { status: 'refunded', eventId: 'evt_1' } }, cursor],
    [{ ...listing, filters: {} }, cursor],
    [listing, `${btoa('there')}.${signed}`],
    [listing, btoa('here')],
    [listing, ''],
    [listing, '.'],
    [listing, 'ünlesbar.x'],
  ]
  for (const [list, text] of elsewhere) {
    await expect(readCursor(settings, list, text)).rejects.toMatchObject({ code: 'common.cursor_foreign', kind: 'invalid' })
  }
  await expect(readCursor({ AUTH_SECRET: 'another secret that is long enough' }, listing, cursor)).rejects.toMatchObject({ code: 'common.cursor_foreign' })
})

test('a page is what was asked for, and there is a next one exactly when a row was left', async () => {
  const read = (rows: string[]) => pageOf(settings, listing, { rows, limit: 2, positionOf: (row) => row })
  expect(await read(['a', 'b'])).toEqual({ page: ['a', 'b'], nextCursor: null })
  expect(await read([])).toEqual({ page: [], nextCursor: null })
  const { page, nextCursor } = await read(['a', 'b', 'c'])
  expect(page).toEqual(['a', 'b'])
  expect(await readCursor(settings, listing, nextCursor ?? '')).toBe('b')
})

test('a position in time keeps its millisecond', () => {
  const at = new Date('2026-07-01T12:00:00.123Z')
  expect(readTimePosition(timePosition({ at, id: 'ord_1' }))).toEqual({ at: '2026-07-01T12:00:00.123Z', id: 'ord_1' })
})
