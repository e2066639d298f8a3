import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../local-cloud/free-port.ts'
import { sayStep } from '../../scripts/start/say.ts'
import { startStack } from '../../scripts/start/stack.ts'
import { announceStack, hasStack } from './stack.ts'

/** One stack for the whole run, on free ports and in a directory of its own; what it answers takes it down again. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  if (hasStack()) return async () => {}
  const dataDir = await mkdtemp(join(tmpdir(), 'fairground-e2e-'))
  const stops: (() => Promise<void>)[] = [() => rm(dataDir, { recursive: true, force: true })]
  const stop = async () => {
    for (const end of stops.splice(0).toReversed()) await end()
  }
  try {
    const { url, cloud } = await startStack({
      dataDir,
      cloudPorts: 'free',
      port: await freePort(),
      step: sayStep,
      onStarted: (end) => stops.push(end),
    })
    const { control = '', qstash = '', stripe = '', resend = '' } = cloud.urls
    announceStack({ url, urls: { control, qstash, stripe, resend }, env: cloud.env })
    return stop
  } catch (error) {
    await stop()
    throw error
  }
}
