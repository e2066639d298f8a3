import { randomUUID } from 'node:crypto'
import { Cron } from 'croner'
import { compose, deduplicationKey, type Draft } from './compose.ts'
import type { Dispatcher } from './dispatcher.ts'
import type { Message, Schedule } from './message.ts'
import { assertName, refused } from './options.ts'
import type { Appointment, Timeline } from './timeline.ts'

/**
 * Makes a message whenever a schedule's hour comes. What was missed, while the process was down or because the clock was
 * moved past several hours, is made up for once by the moved clock and not at all after a restart.
 */
export class Schedules {
  readonly #next = new Map<string, Appointment>()

  constructor(
    readonly dispatcher: Dispatcher,
    readonly timeline: Timeline,
  ) {}

  restore(): void {
    for (const schedule of this.#all.values()) this.#appoint(schedule)
  }

  /** A schedule of the same id is replaced; it stays paused if it was. */
  upsert(draft: Draft): Schedule {
    const { headers } = draft
    const cron = headers['upstash-cron'] ?? ''
    const scheduleId = assertName('schedule id', headers['upstash-schedule-id'] ?? `scd_${randomUUID().replaceAll('-', '')}`)
    const nowMs = this.dispatcher.records.nowMs()
    nextRunMs(cron, nowMs)
    compose(draft, nowMs)
    const before = this.#all.get(scheduleId)
    const schedule = {
      scheduleId,
      cron,
      destination: draft.destination,
      headers,
      body: draft.body,
      createdAt: before?.createdAt ?? nowMs,
      isPaused: before?.isPaused ?? false,
      lastScheduleTime: before?.lastScheduleTime ?? null,
      lastMessageId: before?.lastMessageId ?? null,
    }
    this.#all.put(scheduleId, schedule)
    this.#appoint(schedule)
    return schedule
  }

  setPaused(schedule: Schedule, isPaused: boolean): void {
    schedule.isPaused = isPaused
    this.#all.put(schedule.scheduleId, schedule)
    this.#appoint(schedule)
  }

  delete(scheduleId: string): boolean {
    this.#disappoint(scheduleId)
    return this.#all.delete(scheduleId)
  }

  /** Makes its message now, paused or not. */
  run(schedule: Schedule): Message {
    const { records } = this.dispatcher
    const { headers, destination, body, scheduleId } = schedule
    const queueName = headers['upstash-queue-name'] ?? null
    const message = compose({ destination, headers, body, queueName, scheduleId }, records.nowMs())
    schedule.lastScheduleTime = records.nowMs()
    schedule.lastMessageId = message.messageId
    this.#all.put(scheduleId, schedule)
    const key = deduplicationKey(headers, message)
    if (key === null || records.firstWith(key, message.messageId) === null) this.dispatcher.accept(message)
    return message
  }

  nextMs(schedule: Schedule): number | null {
    return this.#next.get(schedule.scheduleId)?.atMs ?? null
  }

  get #all() {
    return this.dispatcher.records.schedules
  }

  #appoint(schedule: Schedule): void {
    this.#disappoint(schedule.scheduleId)
    const atMs = nextRunMs(schedule.cron, this.dispatcher.records.nowMs())
    if (schedule.isPaused || atMs === null) return
    const appointment = this.timeline.at(atMs, () => {
      this.run(schedule)
      this.#appoint(schedule)
    })
    this.#next.set(schedule.scheduleId, appointment)
  }

  #disappoint(scheduleId: string): void {
    const appointment = this.#next.get(scheduleId)
    if (appointment) appointment.cancelled = true
    this.#next.delete(scheduleId)
  }
}

/** The next instant of `m h dom mon dow`, in UTC or in the zone of a leading `CRON_TZ=`; null when there is none any more. */
export function nextRunMs(expression: string, afterMs: number): number | null {
  const [, zone = 'UTC', pattern = ''] = /^(?:(?:CRON_)?TZ=(\S+)\s+)?(.*)$/.exec(expression.trim()) ?? []
  try {
    return new Cron(pattern, { timezone: zone, mode: '5-part' }).nextRun(new Date(afterMs))?.getTime() ?? null
  } catch (error) {
    throw refused(`invalid cron expression: ${expression}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
