import { readdir, readFile } from 'node:fs/promises'
import { cpus } from 'node:os'

/** Linux counts processor time in ticks of 10 ms on every machine Node runs on. */
const TICK_MS = 10

/** Processor time in ms: of each part of the stack, and of everything else on the machine. */
export interface ProcessorTime {
  site: number
  vendors: number
  postgres: number
  redis: number
  buyers: number
  /** What this program has started beside: browsers, further sites. */
  helpers: number
  others: number
}

interface Process {
  parent: number
  name: string
  ownMs: number
  /** Of its children that have ended. */
  endedMs: number
}

/** What has been used so far; null where the system does not tell (no /proc). */
export async function readProcessorTime(pids: { worker: number; cloud: number }): Promise<ProcessorTime | null> {
  if (process.platform !== 'linux') return null
  const all = await readProcesses()
  const own = (pid: number) => all.get(pid)?.ownMs ?? 0
  const below = (name: string) => [...all].filter(([, { parent, name: found }]) => parent === pids.cloud && found === name)
  const tree = ([pid, { ownMs, endedMs }]: [number, Process]): number =>
    [...all.values()].reduce((sum, child) => sum + (child.parent === pid ? child.ownMs : 0), ownMs + endedMs)
  const sum = (found: [number, Process][]) => found.reduce((total, one) => total + tree(one), 0)
  const parts = {
    site: own(pids.worker),
    vendors: own(pids.cloud),
    postgres: sum(below('postgres')),
    redis: sum(below('redis-server')),
    buyers: own(process.pid),
  }
  const named = Object.values(parts).reduce((total, ms) => total + ms, 0)
  const helpers = timeOfTree(all, process.pid) - named
  const busyMs = cpus().reduce((total, { times }) => total + times.user + times.nice + times.sys + times.irq, 0)
  return { ...parts, helpers, others: busyMs - named - helpers }
}

/** Of a process, everything it has started, and what of that has ended. */
function timeOfTree(all: ReadonlyMap<number, Process>, root: number): number {
  const { ownMs, endedMs } = all.get(root) ?? { ownMs: 0, endedMs: 0 }
  const children = [...all].filter(([, { parent }]) => parent === root)
  return children.reduce((sum, [pid]) => sum + timeOfTree(all, pid), ownMs + endedMs)
}

export function since(before: ProcessorTime | null, after: ProcessorTime | null): ProcessorTime | null {
  if (!before || !after) return null
  return {
    site: after.site - before.site,
    vendors: after.vendors - before.vendors,
    postgres: after.postgres - before.postgres,
    redis: after.redis - before.redis,
    buyers: after.buyers - before.buyers,
    helpers: Math.max(after.helpers - before.helpers, 0),
    others: Math.max(after.others - before.others, 0),
  }
}

/** Of the processor time used meanwhile, what was not ours: 0 to 1. */
export function othersShare(spent: ProcessorTime): number {
  const all = Object.values(spent).reduce((sum, ms) => sum + ms, 0)
  return all === 0 ? 0 : Math.round((spent.others * 100) / all) / 100
}

async function readProcesses(): Promise<Map<number, Process>> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const found = await Promise.all(pids.map(async (pid) => [Number(pid), await readProcess(pid)] as const))
  return new Map(found.flatMap(([pid, facts]) => (facts ? [[pid, facts] as const] : [])))
}

/** Null when it has ended meanwhile. Source: proc_pid_stat(5). */
async function readProcess(pid: string): Promise<Process | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const nameEnd = text.lastIndexOf(')')
  if (nameEnd < 0) return null
  const fields = text.slice(nameEnd + 2).split(' ').map(Number)
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15)
  return {
    parent: fields[1] ?? 0,
    name: text.slice(text.indexOf('(') + 1, nameEnd),
    ownMs: (user + system) * TICK_MS,
    endedMs: (endedUser + endedSystem) * TICK_MS,
  }
}
