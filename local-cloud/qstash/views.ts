import { showBody } from './bodies.ts'
import type { FlowLane } from './lanes.ts'
import type { DeadMessage, Message, Queue, Schedule } from './message.ts'
import { readOptions } from './options.ts'
import type { Step } from './records.ts'

/** Headers with every value in a list, as QStash shows them. */
function lists(headers: Record<string, string>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]))
}

function showOptions(
  options: Pick<Message, 'callback' | 'failureCallback' | 'retryDelay' | 'labels' | 'flow'>,
): Record<string, unknown> {
  const { callback, failureCallback, retryDelay, labels, flow } = options
  return {
    ...(callback && { callback: callback.url }),
    ...(failureCallback && { failureCallback: failureCallback.url }),
    ...(retryDelay !== null && { retryDelayExpression: retryDelay }),
    ...(labels.length > 0 && { label: labels[0], labels }),
    ...(flow && {
      flowControlKey: flow.key,
      period: flow.periodMs / 1000,
      ...(flow.parallelism !== null && { parallelism: flow.parallelism }),
      ...(flow.rate !== null && { rate: flow.rate }),
    }),
  }
}

export function showMessage(message: Message) {
  return {
    messageId: message.messageId,
    url: message.url,
    method: message.method,
    header: lists(message.headers),
    ...showBody(message.body),
    maxRetries: message.maxRetries,
    notBefore: message.notBefore,
    createdAt: message.createdAt,
    ...(message.queueName !== null && { queueName: message.queueName }),
    ...(message.scheduleId !== null && { scheduleId: message.scheduleId }),
    callerIP: '127.0.0.1',
    ...showOptions(message),
  }
}

export function showDead({ dlqId, message, answer }: DeadMessage) {
  const { body, bodyBase64 } = showBody(answer.body)
  return {
    ...showMessage(message),
    dlqId,
    responseStatus: answer.status,
    responseHeader: answer.headers,
    // Nobody answered: what went wrong stands where the answer would.
    responseBody: answer.error ?? body,
    responseBodyBase64: bodyBase64,
  }
}

export function showSchedule(schedule: Schedule, nextMs: number | null, lastState: string | null) {
  const options = readOptions(schedule.headers, 0)
  return {
    scheduleId: schedule.scheduleId,
    cron: schedule.cron,
    createdAt: schedule.createdAt,
    destination: schedule.destination,
    method: options.method,
    header: lists(options.headers),
    ...showBody(schedule.body),
    retries: options.maxRetries,
    ...(schedule.headers['upstash-delay'] !== undefined && { delay: options.notBefore / 1000 }),
    ...(schedule.headers['upstash-queue-name'] !== undefined && { queueName: schedule.headers['upstash-queue-name'] }),
    callerIP: '127.0.0.1',
    isPaused: schedule.isPaused,
    ...showOptions(options),
    ...(nextMs !== null && { nextScheduleTime: nextMs }),
    ...(schedule.lastScheduleTime !== null && { lastScheduleTime: schedule.lastScheduleTime }),
    ...(schedule.lastMessageId !== null && lastState !== null && { lastScheduleStates: { [schedule.lastMessageId]: lastState } }),
  }
}

export function showQueue(queue: Queue, lag: number) {
  const { name, parallelism, paused, createdAt, updatedAt } = queue
  return { name, parallelism, paused, createdAt, updatedAt, lag }
}

export function showFlow(lane: FlowLane) {
  return {
    flowControlKey: lane.key,
    waitListSize: lane.waiting.size,
    parallelismMax: lane.parallelism ?? 0,
    parallelismCount: lane.active,
    rateMax: lane.rate ?? 0,
    rateCount: lane.rateCount,
    ratePeriod: lane.periodMs / 1000,
    ratePeriodStart: Math.floor(lane.periodStartMs / 1000),
    isPaused: lane.paused,
    isPinnedParallelism: false,
    isPinnedRate: false,
  }
}

export function showStep({ time, state, message, error, responseStatus, nextDeliveryTime }: Step) {
  return {
    time,
    state,
    messageId: message.messageId,
    url: message.url,
    method: message.method,
    maxRetries: message.maxRetries,
    ...(message.labels.length > 0 && { label: message.labels[0], labels: message.labels }),
    ...(message.queueName !== null && { queueName: message.queueName }),
    ...(message.scheduleId !== null && { scheduleId: message.scheduleId }),
    ...(error !== null && { error }),
    ...(responseStatus !== null && { responseStatus }),
    ...(nextDeliveryTime !== null && { nextDeliveryTime }),
  }
}
