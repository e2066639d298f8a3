import { realpath, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { findSurvivor } from '../local-cloud/postgres/stale.ts'
import { isAlive } from '../local-cloud/processes.ts'
import { findRunning } from '../local-cloud/state.ts'
import { sentence } from './start/say.ts'

const STOP_TIMEOUT_MS = 10_000

/** Empties what `npm start` keeps: databases, messages, mail, secrets. Refuses while it runs. */
async function reset(): Promise<string> {
  const { values } = parseArgs({ options: { data: { type: 'string', default: '.local/cloud' } } })
  const dataDir = resolve(values.data)
  if (!(await stat(dataDir).catch(() => null))) return 'There is nothing to empty.'
  const running = await findRunning(dataDir)
  if (running) throw new Error(`Fairground is running here (process ${running.pid}): stop it with Ctrl-C first, nothing was emptied.`)
  // Where the database's own user may not walk, a link leads to its data.
  const postgres = await realpath(join(dataDir, 'postgres')).catch(() => null)
  if (postgres) {
    await endSurvivor(join(postgres, 'cluster'))
    await rm(postgres, { recursive: true, force: true })
  }
  await rm(dataDir, { recursive: true, force: true })
  return 'Emptied. `npm start` fills a new world.'
}

/** A Postgres that outlived a killed parent would go on writing into files that are gone. */
async function endSurvivor(cluster: string): Promise<void> {
  const survivor = await findSurvivor(cluster)
  if (!survivor) return
  process.kill(survivor.pid, 'SIGINT')
  const deadline = Date.now() + STOP_TIMEOUT_MS
  while (isAlive(survivor.pid)) {
    if (Date.now() > deadline) throw new Error(`Postgres (process ${survivor.pid}) does not end: nothing was emptied.`)
    await sleep(50)
  }
}

await reset().then(console.log, (error: unknown) => {
  console.error(sentence(error))
  process.exitCode = 1
})
