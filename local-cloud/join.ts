import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { startLocalCloud, type LocalCloud, type LocalCloudOptions } from './start.ts'
import { clearState, findRunning, writeState, type CloudState } from './state.ts'

export interface JoinedCloud extends Pick<CloudState, 'env' | 'urls'> {
  /** Whether it was there before; then it stays after `stop`. */
  joined: boolean
  redisEngine: LocalCloud['redisEngine'] | null
  stop(): Promise<void>
}

/**
 * The local cloud of a directory: the one that runs there already, or one of our own that others can find.
 * Rejects with a sentence when the running one serves another address than `appUrl`.
 */
export async function joinLocalCloud(options: LocalCloudOptions): Promise<JoinedCloud> {
  const dataDir = resolve(options.dataDir)
  await mkdir(dataDir, { recursive: true })
  const found = await findRunning(dataDir)
  if (found !== null) {
    const { APP_URL } = found.env
    if (APP_URL !== options.appUrl) {
      throw new Error(`The local cloud that runs here serves ${APP_URL}, not ${options.appUrl}: stop it (process ${found.pid}) or use its address.`)
    }
    return { env: found.env, urls: found.urls, joined: true, redisEngine: null, stop: async () => {} }
  }
  const cloud = await startLocalCloud({ ...options, dataDir })
  await writeState(dataDir, { pid: process.pid, postgresPid: cloud.postgresPid, urls: cloud.urls, env: cloud.env })
  return {
    env: cloud.env,
    urls: cloud.urls,
    joined: false,
    redisEngine: cloud.redisEngine,
    stop: async () => {
      await cloud.stop()
      await clearState(dataDir)
    },
  }
}
