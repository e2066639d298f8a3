import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isRunning } from '../processes.ts'

/** What a running server writes about itself into its cluster. */
export interface Postmaster {
  pid: number
  port: number
  ready: boolean
}

/** Reads `postmaster.pid`; null when there is none (or not enough of it yet). */
export async function readPostmaster(cluster: string): Promise<Postmaster | null> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Number(lines[0])
  const port = Number(lines[3])
  return pid > 0 && port > 0 ? { pid, port, ready: lines[7]?.trim() === 'ready' } : null
}

/** The server that outlived its parent in this cluster, ready to be used; null when there is none. */
export async function findSurvivor(cluster: string): Promise<Postmaster | null> {
  const deadline = Date.now() + 15_000
  for (;;) {
    const found = await readPostmaster(cluster)
    if (found === null) return null
    if (!(await isRunning(found.pid, 'postgres'))) {
      // Postgres itself would refuse to start beside a stranger with this number.
      await rm(join(cluster, 'postmaster.pid'), { force: true })
      return null
    }
    if (found.ready || Date.now() > deadline) return found
    await sleep(20)
  }
}
