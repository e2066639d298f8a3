import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { createTRPCClient, httpLink, type TRPCClient } from '@trpc/client'
import { Hono } from 'hono'
import superjson from 'superjson'
import { createDb, type Db } from '@/db/client'
import { newId } from '@/lib/ids'
import type { AppRouter } from '@/trpc/root'
import { freePort } from '../../local-cloud/free-port.ts'
import { startLocalCloud, type LocalCloud } from '../../local-cloud/start.ts'
import { migrate } from '../../scripts/migrate.ts'

export interface Stack {
  url: string
  cloud: LocalCloud
  db: Db
  stop(): Promise<void>
}

/** The whole product's API on HTTP, with every vendor behind it, in this process: only the pages are missing. */
export async function startStack(): Promise<Stack> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fairground-money-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const cloud = await startLocalCloud({ dataDir, appUrl: url, redisEngine: 'memory' })
  await migrate(cloud.urls.postgres)
  Object.assign(process.env, cloud.env)
  const { answerApi } = await import('@/platform/front-door')
  const app = new Hono()
  app.use('/fonts/*', serveStatic({ root: fileURLToPath(new URL('../../public', import.meta.url)) }))
  app.all('*', async (c) => {
    const answer = await answerApi(c.req.raw, { waitUntil: (promise) => void promise.catch(() => undefined) })
    return answer ?? c.notFound()
  })
  const server = serve({ port, hostname: '127.0.0.1', fetch: app.fetch })
  return {
    url,
    cloud,
    db: createDb({ DATABASE_URL: cloud.urls.postgres, NEON_HTTP_ENDPOINT: cloud.env.NEON_HTTP_ENDPOINT }),
    async stop() {
      await new Promise((done) => server.close(done))
      await cloud.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** A browser without pages: keeps its cookies, speaks the API. */
export function browser({ url }: Pick<Stack, 'url'>): TRPCClient<AppRouter> {
  let cookie = ''
  return createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${url}/api/trpc`,
        transformer: superjson,
        headers: () => ({ origin: url, ...(cookie && { cookie }) }),
        async fetch(input, { signal, ...init } = {}) {
          const response = await fetch(input, { ...init, signal: signal ?? null })
          cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
          return response
        },
      }),
    ],
  })
}

export type Browser = ReturnType<typeof browser>

/** A JSON control call to one of the vendors; answers its JSON. */
export async function control(url: string, body: unknown = {}): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  if (!response.ok && response.status !== 402 && response.status !== 409) throw new Error(`${url} answered ${response.status}`)
  return response.json()
}

/** Asks until the answer is there; the condition is what the test is about, the limit only ends a hopeless wait. */
export async function until<T>(ask: () => Promise<T | null | undefined | false>, what: string, limitMs = 15_000): Promise<T> {
  const end = Date.now() + limitMs
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (Date.now() > end) throw new Error(`Waited ${limitMs} ms in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

export const requestId = () => newId('req')
