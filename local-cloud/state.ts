import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { statusSchema, type CloudStatus } from './control.ts'

const stateSchema = z.object({
  pid: z.number(),
  postgresPid: z.number(),
  urls: z.object({ control: z.string() }).catchall(z.string()),
  env: z.record(z.string(), z.string()),
})

/** What a running cloud leaves in its directory for others: `state.json`. */
export type CloudState = z.infer<typeof stateSchema>

const fileIn = (dataDir: string) => join(dataDir, 'state.json')

export async function writeState(dataDir: string, state: CloudState): Promise<void> {
  await writeFile(fileIn(dataDir), `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 })
}

export async function clearState(dataDir: string): Promise<void> {
  await rm(fileIn(dataDir), { force: true })
}

/** The state of the cloud that runs on this directory; null when none does. What a dead one left behind is removed. */
export async function findRunning(dataDir: string): Promise<CloudState | null> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch(() => null)
  if (text === null) return null
  const state = stateSchema.safeParse(parseJson(text))
  if (state.success) {
    const status = await statusAt(state.data.urls.control)
    if (status?.dataDir === dataDir) return state.data
  }
  await clearState(dataDir)
  return null
}

async function statusAt(control: string): Promise<CloudStatus | null> {
  try {
    const answer = await fetch(control, { signal: AbortSignal.timeout(3000) })
    return statusSchema.parse(await answer.json())
  } catch {
    return null
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
