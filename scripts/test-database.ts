import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { createDatabase } from '../local-cloud/postgres/template.ts'
import { startLocalCloud } from '../local-cloud/start.ts'
import { migrate } from './migrate.ts'

const TEMPLATE = 'fairground_template'

/**
 * vitest's global setup of the `db` project: every vendor on free ports, and a migrated template to clone. Nobody listens
 * at the product's address there: what vendors would send to it is not part of these tests.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fairground-db-'))
  const cloud = await startLocalCloud({ dataDir, appUrl: 'http://127.0.0.1:9', redisEngine: 'memory' })
  const stop = async () => {
    await cloud.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    await fetch(`${cloud.urls.stripe}/__control/webhooks`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ mode: 'drop' }),
    })
    await migrate(await createDatabase(cloud.urls.postgres, TEMPLATE))
  } catch (error) {
    await stop()
    throw error
  }
  project.provide('cloud', { serverUrl: cloud.urls.postgres, template: TEMPLATE, env: cloud.env, urls: cloud.urls })
  return stop
}
