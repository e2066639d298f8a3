import { createServer } from 'node:net'

const PORT_MIN = 1024
/** The local cloud takes eight in a row. */
const PORT_MAX = 65_000

/** Reads a port; throws a sentence that names where it came from. */
export function portOf(name: string, text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port >= PORT_MIN && port <= PORT_MAX) return port
  throw new Error(`${name} must be a number from ${PORT_MIN} to ${PORT_MAX}, not "${text}".`)
}

/** Throws a sentence when somebody listens there already, so that nobody waits for a build first. */
export async function freshPort(port: number): Promise<void> {
  const isFree = await new Promise<boolean>((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
  if (isFree) return
  const isOurs = await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(2_000) })
    .then(async (answer) => JSON.stringify(await answer.json()) === '{"status":"up"}')
    .catch(() => false)
  if (isOurs) throw new Error(`Fairground runs already at http://127.0.0.1:${port}: stop it with Ctrl-C, or choose another port with PORT=.`)
  throw new Error(`Port ${port} is taken: stop what listens there, or choose another with PORT=.`)
}
