import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { readAssetManifest } from './asset-manifest.ts'

const require = createRequire(import.meta.url)
const OUTPUT = resolve('.open-next')
const READY_TIMEOUT_MS = 20_000
const STOP_TIMEOUT_MS = 3_000

const listening = z.object({ event: z.literal('listen'), port: z.number() })
const compatibility = z.object({ compatibility_date: z.string(), compatibility_flags: z.array(z.string()) })

export interface WorkerOptions {
  /** 0 picks a free one. */
  port: number
  /** Settings of the product, each a text binding. */
  env: Readonly<Record<string, string>>
  /** Where workerd's output goes; `.local/logs/workerd.log` unless told. */
  logFile?: string
  /** Flags of V8, for measuring: they hold for the whole process. */
  v8Flags?: readonly string[]
}

export interface ServedWorker {
  /** `http://127.0.0.1:<port>`, no trailing slash. */
  url: string
  pid: number
  /** When the process was spawned, by `performance.now()`. */
  spawnedAt: number
  /** Resolves when the process has ended, asked to or not. */
  exited: Promise<void>
  stop(): Promise<void>
}

const text = (value: string) => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

/** workerd's configuration. Settings are named only: their values stay in the process' environment, not in a file. */
function capnp({ port, modules, manifest, settings, date, flags, v8Flags }: {
  port: number
  modules: readonly string[]
  manifest: string
  settings: readonly string[]
  date: string
  flags: readonly string[]
  v8Flags: readonly string[]
}): string {
  const embed = (name: string, directory: string) =>
    `(name = ${text(name)}, esModule = embed ${text(join(OUTPUT, directory, name))})`
  const manifestBinding = `(name = "ASSET_MANIFEST", json = embed ${text(manifest)})`
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [${[embed('entry.mjs', 'local'), ...modules.map((name) => embed(name, 'dist'))].join(', ')}],
      compatibilityDate = ${text(date)},
      compatibilityFlags = [${flags.map(text).join(', ')}],
      globalOutbound = "network",
      bindings = [
        (name = "ASSETS", service = "assets"),
        (name = "WORKER_SELF_REFERENCE", service = "main"),
        ${[manifestBinding, ...settings.map((name) => `(name = ${text(name)}, fromEnvironment = ${text(name)})`)].join(',\n        ')}
      ],
    )),
    (name = "assets", worker = (
      modules = [${embed('assets.mjs', 'local')}],
      compatibilityDate = ${text(date)},
      bindings = [(name = "DISK", service = "disk"), (name = "PACKED", service = "packed"), ${manifestBinding}],
    )),
    (name = "disk", disk = (path = ${text(join(OUTPUT, 'assets'))}, allowDotfiles = true)),
    (name = "packed", disk = (path = ${text(join(OUTPUT, 'packed'))})),
    (name = "network", network = (allow = ["public", "private"], tlsOptions = (trustBrowserCas = true))),
  ],
  v8Flags = [${v8Flags.map(text).join(', ')}],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
`
}

/**
 * Serves the built worker with bare workerd on 127.0.0.1 and waits until it listens.
 * Throws one sentence when there is no build, the port is taken or workerd refuses to start.
 */
export async function serveWorker({ port, env, logFile = '.local/logs/workerd.log', v8Flags = [] }: WorkerOptions): Promise<ServedWorker> {
  const modules = await readdir(join(OUTPUT, 'dist')).catch(() => {
    throw new Error('There is no build to serve: run `npm run build` first.')
  })
  const { compatibility_date, compatibility_flags } = compatibility.parse(JSON.parse(await readFile('wrangler.jsonc', 'utf8')))
  const directory = await mkdtemp(join(tmpdir(), 'fairground-workerd-'))
  const manifest = join(directory, 'assets.json')
  const config = join(directory, 'config.capnp')
  await writeFile(manifest, JSON.stringify(await readAssetManifest(join(OUTPUT, 'assets'), join(OUTPUT, 'packed'))))
  await writeFile(config, capnp({
    port,
    modules: modules.filter((name) => name.endsWith('.mjs')),
    manifest,
    settings: Object.keys(env),
    date: compatibility_date,
    flags: compatibility_flags,
    v8Flags,
  }))

  await mkdir(dirname(logFile), { recursive: true })
  const log = await open(logFile, 'a+')
  const logStart = (await log.stat()).size
  const spawnedAt = performance.now()
  const child = spawn(require.resolve('workerd/bin/workerd'), ['serve', '--import-path=/', '--control-fd=3', config], {
    env: { ...env, NODE_ENV: 'production' },
    stdio: ['ignore', log.fd, log.fd, 'pipe'],
  })
  const exited = new Promise<void>((done) => {
    child.on('error', () => done())
    child.on('exit', () => done())
  })
  const stop = async () => {
    child.kill('SIGTERM')
    const force = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS)
    await exited
    clearTimeout(force)
    await log.close()
    await rm(directory, { recursive: true, force: true })
  }

  const readyPort = await new Promise<number | null>((ready) => {
    const timer = setTimeout(() => ready(null), READY_TIMEOUT_MS)
    const settle = (value: number | null) => {
      clearTimeout(timer)
      ready(value)
    }
    child.stdio[3]?.on('data', (chunk) => {
      const message = listening.safeParse(JSON.parse(String(chunk).split('\n')[0] ?? 'null'))
      if (message.success) settle(message.data.port)
    })
    void exited.then(() => settle(null))
  })
  if (readyPort === null || child.pid === undefined) {
    const said = (await readFile(logFile, 'utf8')).slice(logStart)
    await stop()
    if (/address already in use/i.test(said)) {
      throw new Error(`Port ${port} is taken: stop what listens there or choose another.`)
    }
    throw new Error(`workerd did not start: ${said.trim().split('\n').at(-1) ?? 'it said nothing'} (see ${logFile})`)
  }
  return { url: `http://127.0.0.1:${readyPort}`, pid: child.pid, spawnedAt, exited, stop }
}
