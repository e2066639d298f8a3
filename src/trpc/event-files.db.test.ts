import { beforeAll, expect, test, vi } from 'vitest'
import { testDatabase } from '@/db/testing'
import { makeEvent, makeOccurrence } from '@/domains/events/testing'
import { DAY_MS } from '@/lib/time'
import { answerApi } from '@/platform/front-door'

const { db, settings } = testDatabase()
beforeAll(() => {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
})

const get = async (path: string, method = 'GET') => {
  const response = await answerApi(new Request(`http://127.0.0.1/api/events/${path}`, { method }), { waitUntil: () => {} })
  if (!response) throw new Error(`${path} is no API path`)
  return response
}
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS)
const unfolded = async (response: Response) => (await response.text()).replaceAll('\r\n ', '')

test('an event as a file for any calendar, in the language asked for', async () => {
  const startsAt = new Date('2099-07-03T18:00:00Z')
  const { slug, eventId } = await makeEvent(db, { startsAt, name: { en: 'Lanterns', de: 'Laternen' } })
  const response = await get(`${slug}/calendar.ics?lang=de`)
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${slug}.ics"`)
  const text = await unfolded(response)
  for (const line of [`UID:${eventId}@fairground`, 'SUMMARY:Laternen', 'DTSTART:20990703T180000Z', 'STATUS:CONFIRMED']) expect(text).toContain(line)
  expect(text).toContain(`/de/veranstaltungen/${slug}`)
})

test('a series with its coming dates, a cancelled event as one that is called off', async () => {
  const { orgId, eventId, ...series } = await makeEvent(db, { kind: 'session_series', startsAt: inDays(-9), endsAt: inDays(30) })
  for (const days of [-2, 5, 12]) await makeOccurrence(db, { orgId, eventId, startsAt: inDays(days) })
  expect((await unfolded(await get(`${series.slug}/calendar.ics`))).match(/BEGIN:VEVENT/g)).toHaveLength(2)
  const { slug } = await makeEvent(db, { status: 'cancelled', cancelledAt: new Date() })
  expect(await unfolded(await get(`${slug}/calendar.ics`))).toContain('STATUS:CANCELLED')
})

test('a draft, an unknown event and other paths are not there', async () => {
  const { slug } = await makeEvent(db, { status: 'draft' })
  for (const path of [`${slug}/calendar.ics`, 'nowhere/calendar.ics', 'NO/calendar.ics', slug, `${slug}/calendar.pdf`]) {
    expect([path, (await get(path)).status]).toEqual([path, 404])
  }
  expect((await get(`${slug}/calendar.ics`, 'POST')).status).toBe(405)
})
