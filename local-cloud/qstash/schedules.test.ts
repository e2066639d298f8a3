import { afterEach, beforeEach, expect, test } from 'vitest'
import { nextRunMs } from './schedules.ts'
import { startRig, startTarget } from './testing.ts'

let rig: Awaited<ReturnType<typeof startRig>>
let target: Awaited<ReturnType<typeof startTarget>>

beforeEach(async () => {
  rig = await startRig()
  target = await startTarget()
})
afterEach(async () => {
  await rig.stop()
  await target.stop()
})

const HOUR_MS = 3_600_000

test('fires when the clock reaches its hour, and again', async () => {
  const { scheduleId } = await rig.client.schedules.create({
    destination: `${target.url}/sweep?deep=1`,
    cron: '0 * * * *',
    scheduleId: 'sweep',
    body: '{"a":1}',
    label: 'sweeps',
  })
  expect(scheduleId).toBe('sweep')
  await rig.drain()
  expect(target.hits).toEqual([])
  rig.clock.advance(HOUR_MS)
  await rig.drain()
  rig.clock.advance(HOUR_MS)
  await rig.drain()
  expect(target.hits).toHaveLength(2)
  expect(target.hits[0]).toMatchObject({ path: '/sweep?deep=1', body: '{"a":1}' })
  expect(target.hits[0]?.headers['upstash-schedule-id']).toBe('sweep')
  const schedule = await rig.client.schedules.get('sweep')
  expect(schedule).toMatchObject({ cron: '0 * * * *', isPaused: false, labels: ['sweeps'] })
  expect(Object.values(schedule.lastScheduleStates ?? {})).toEqual(['SUCCESS'])
  expect(new Date(schedule.nextScheduleTime ?? 0).toISOString()).toMatch(/:00:00\.000Z$/)
})

test('the same id replaces; pause, resume and delete are obeyed', async () => {
  const { schedules } = rig.client
  await schedules.create({ destination: `${target.url}/old`, cron: '0 * * * *', scheduleId: 'sweep' })
  await schedules.create({ destination: `${target.url}/new`, cron: '*/30 * * * *', scheduleId: 'sweep' })
  expect(await schedules.list()).toMatchObject([{ destination: `${target.url}/new`, cron: '*/30 * * * *' }])
  await schedules.pause({ schedule: 'sweep' })
  rig.clock.advance(HOUR_MS)
  await rig.drain()
  expect(target.hits).toEqual([])
  await schedules.resume({ schedule: 'sweep' })
  rig.clock.advance(HOUR_MS)
  await rig.drain()
  expect(target.hits.map(({ path }) => path)).toEqual(['/new'])
  await schedules.delete('sweep')
  rig.clock.advance(HOUR_MS)
  await rig.drain()
  expect(target.hits).toHaveLength(1)
  await expect(schedules.get('sweep')).rejects.toThrow('not found')
})

test('can be run by hand, delayed and through a queue', async () => {
  await rig.client.schedules.create({ destination: `${target.url}/a`, cron: '0 0 1 1 *', scheduleId: 'yearly', delay: 60, queueName: 'q' })
  const answer = await fetch(`${rig.url()}/__control/schedules/yearly/run`, { method: 'POST' })
  expect(await answer.json()).toEqual({ messageId: expect.stringMatching(/^msg_/) })
  await rig.drain()
  expect(target.hits).toEqual([])
  rig.clock.advance(60_000)
  await rig.drain()
  expect(target.hits).toHaveLength(1)
  expect(await rig.client.queue({ queueName: 'q' }).get()).toMatchObject({ lag: 0 })
})

test('a cron that says nothing is refused', async () => {
  await expect(rig.client.schedules.create({ destination: target.url, cron: 'often' })).rejects.toThrow('invalid cron expression')
  await expect(rig.client.schedules.create({ destination: target.url, cron: '* * * * * *' })).rejects.toThrow('invalid cron expression')
})

test('cron is read in UTC, or in the zone it names', () => {
  const after = Date.UTC(2026, 6, 3, 12, 0, 0)
  const next = (cron: string) => new Date(nextRunMs(cron, after) ?? 0).toISOString()
  expect(next('0 4 * * *')).toBe('2026-07-04T04:00:00.000Z')
  expect(next('0 12 * * *')).toBe('2026-07-04T12:00:00.000Z')
  expect(next('CRON_TZ=America/New_York 0 4 * * *')).toBe('2026-07-04T08:00:00.000Z')
})
