import { spawn } from 'node:child_process'
import { cp, mkdir, open, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { z } from 'zod'
import { bundleEdge, bundleWorker, type BuildFacts } from './bundle.ts'
import { packAssets } from './pack-assets.ts'
import { shareModules } from './share-modules.ts'
import { hashSources } from './source-hash.ts'

const OUTPUT = '.open-next'
const HASH_FILE = join(OUTPUT, 'source-hash')
const LOG_FILE = '.local/logs/build.log'
const WORKER_BUDGET_BYTES = 4 * 1024 * 1024
/** The API as Next's routes: for `next start`. On workerd the front door answers first, so its code is not shipped twice. */
const NEXT_API_ROUTES = '.next/standalone/.next/server/app/api'
const PAGE_CHUNKS = '.next/standalone/.next/server/chunks/ssr'
/** Pages only read: what writes mails and judges passwords is called through the front door, which has it once already. */
const NEVER_READ_BY_PAGES = /^node_modules_(@react-email|@zxcvbn-ts)_/
const SOURCES = [
  'src', 'emails', 'public', 'scripts/build.ts', 'scripts/bundle.ts', 'scripts/share-modules.ts', 'scripts/pack-assets.ts', 'scripts/edge', 'next.config.ts', 'open-next.config.ts',
  'wrangler.jsonc', 'postcss.config.mjs', 'tsconfig.json', 'package-lock.json',
]

/** Runs one of the project's command-line tools; its output goes to the log, and its end into the error. */
async function run(script: string, ...args: string[]): Promise<void> {
  const log = await open(LOG_FILE, 'a')
  const child = spawn(process.execPath, [join('node_modules', script), ...args], {
    env: {
      ...process.env,
      CI: '1',
      NEXT_PRIVATE_STANDALONE: 'true',
      NEXT_PRIVATE_OUTPUT_TRACE_ROOT: process.cwd(),
      NEXT_TELEMETRY_DISABLED: '1',
      NODE_ENV: 'production',
    },
    stdio: ['ignore', log.fd, log.fd],
  })
  // Whoever is interrupted while building leaves no build behind.
  const interrupt = () => void child.kill()
  process.once('exit', interrupt)
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('exit', resolve))
  process.off('exit', interrupt)
  await log.close()
  if (code === 0) return
  const tail = (await readFile(LOG_FILE, 'utf8')).trimEnd().split('\n').slice(-30).join('\n')
  throw new Error(`The build failed:\n${tail}\n(all of it is in ${LOG_FILE})`)
}

const prerenderManifest = z.object({ preview: z.object({ previewModeId: z.string() }) })

async function readBuildFacts(): Promise<BuildFacts> {
  const { preview } = prerenderManifest.parse(JSON.parse(await readFile('.next/prerender-manifest.json', 'utf8')))
  return { id: await readFile('.next/BUILD_ID', 'utf8'), madeAt: Date.now(), previewModeId: preview.previewModeId }
}

function mib(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(2)} MiB`
}

async function leaveOutOfPages(): Promise<void> {
  const names = (await readdir(PAGE_CHUNKS)).filter((name) => NEVER_READ_BY_PAGES.test(name) && name.endsWith('.js'))
  await Promise.all(names.map((name) => writeFile(join(PAGE_CHUNKS, name), 'module.exports=[]\n')))
}

/** Bytes of the built worker's modules, each gzipped. */
export async function workerBytes(): Promise<number> {
  const directory = join(OUTPUT, 'dist')
  const sizes = (await readdir(directory)).map(
    async (name) => (await promisify(gzip)(await readFile(join(directory, name)), { level: 9 })).byteLength,
  )
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

/**
 * Builds what ships: Next, OpenNext's server, and the worker's modules in `.open-next/dist`.
 * Does nothing when no source changed since the last one. Throws with the end of the log.
 */
export async function buildWorker(): Promise<{ built: boolean }> {
  const hash = await hashSources(SOURCES)
  if ((await readFile(HASH_FILE, 'utf8').catch(() => '')) === hash) return { built: false }

  await mkdir(dirname(LOG_FILE), { recursive: true })
  await rm(LOG_FILE, { force: true })
  await run('next/dist/bin/next', 'build')
  await rm(NEXT_API_ROUTES, { recursive: true })
  await leaveOutOfPages()
  await shareModules(PAGE_CHUNKS)
  await run('@opennextjs/cloudflare/dist/cli/index.js', 'build', '--skipNextBuild')
  // Settings come as bindings only. OpenNext would bake a developer's `.env` into the worker.
  await writeFile(join(OUTPUT, 'cloudflare/next-env.mjs'), 'export const production = {}\n')
  await rm(join(OUTPUT, 'assets/BUILD_ID'))
  await packAssets(join(OUTPUT, 'assets'), join(OUTPUT, 'packed'))
  // Prerendered pages travel with the static files, below the one path Cloudflare keeps from the public.
  await cp(join(OUTPUT, 'cache'), join(OUTPUT, 'assets/cdn-cgi/_next_cache'), { recursive: true })
  await bundleWorker(join(OUTPUT, 'dist'), await readBuildFacts())
  await bundleEdge(join(OUTPUT, 'local'))

  const bytes = await workerBytes()
  console.log(`The worker is ${mib(bytes)} gzipped, of ${mib(WORKER_BUDGET_BYTES)}.`)
  if (bytes > WORKER_BUDGET_BYTES) throw new Error(`The worker is over its budget of ${mib(WORKER_BUDGET_BYTES)} gzipped.`)
  await writeFile(HASH_FILE, hash)
  return { built: true }
}

async function main(): Promise<void> {
  const startedAt = performance.now()
  const { built } = await buildWorker()
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(built ? `Built in ${seconds} s.` : 'Nothing changed since the last build.')
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
}
