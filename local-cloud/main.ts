import { parseArgs } from 'node:util'
import { joinLocalCloud } from './join.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '.local/cloud' },
    port: { type: 'string', default: '4400' },
    app: { type: 'string', default: 'http://127.0.0.1:3000' },
    redis: { type: 'string', default: 'auto' },
  },
})

/** Everything the product needs from others, on this machine, until Ctrl-C. */
async function main(): Promise<void> {
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 1024 || port > 65_000) throw new Error('--port must be a number from 1024 to 65000.')
  const cloud = await joinLocalCloud({
    dataDir: values.data,
    ports: port,
    redisEngine: values.redis === 'memory' ? 'memory' : 'auto',
    appUrl: values.app,
  })
  if (cloud.joined) {
    console.log('The local cloud is already running here:')
    return print(cloud.urls)
  }

  let isStopping = false
  const end = async () => {
    // A second Ctrl-C is someone in a hurry.
    if (isStopping) process.exit(1)
    isStopping = true
    await cloud.stop()
    process.exit(0)
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
  console.log(`The local cloud is running (Redis: ${cloud.redisEngine}):`)
  print(cloud.urls)
}

function print(urls: Record<string, string>): void {
  const lines = { ...urls, inbox: `${urls['resend']}/inbox` }
  for (const [name, url] of Object.entries(lines)) console.log(`  ${name.padEnd(9)} ${url}`)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
