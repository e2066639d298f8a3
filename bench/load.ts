import { setTimeout as sleep } from 'node:timers/promises'
import { assert } from '../src/lib/assert.ts'
import { Connection } from './connection.ts'
import { inLanes } from './lanes.ts'
import { percentiles, type Percentiles } from './statistics.ts'

const WARM_UP_MS = 1_000

export interface Load {
  atOnce: number
  seconds: number
}

export interface Floor {
  perSecond: number
  ms: Percentiles
}

/** How often something can be done a second, so many at once; after a moment of warming up. */
export async function measure({ atOnce, seconds }: Load, work: (lane: number) => Promise<void>): Promise<Floor> {
  const times: number[] = []
  let state: 'warming' | 'counting' | 'over' = 'warming'
  const lanes = inLanes(atOnce, async (lane) => {
    const startedAt = performance.now()
    await work(lane)
    if (state === 'counting') times.push(performance.now() - startedAt)
    return state !== 'over'
  })
  await Promise.race([sleep(WARM_UP_MS), lanes])
  state = 'counting'
  const startedAt = performance.now()
  await Promise.race([sleep(seconds * 1000), lanes])
  state = 'over'
  const perSecond = Math.round((times.length * 1000) / (performance.now() - startedAt))
  await lanes
  return { perSecond, ms: percentiles(times) }
}

/** As `measure`, each lane with a connection of its own. */
export async function overHttp(load: Load, url: string, work: (connection: Connection) => Promise<unknown>): Promise<Floor> {
  const connections = Array.from({ length: load.atOnce }, () => new Connection(url))
  const floor = await measure(load, async (lane) => {
    const connection = connections[lane]
    assert(connection, 'a lane has its connection')
    await work(connection)
  })
  for (const connection of connections) connection.close()
  return floor
}
