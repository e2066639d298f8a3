import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, chown, cp, lstat, mkdir, readdir, realpath, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import { isWalkable, walkableTemp, type Account } from './account.ts'
import type { Binaries } from './binaries.ts'

const run = promisify(execFile)

/** The superuser of every local cluster. */
export const USER = 'fairground'
export const PASSWORD = 'fairground'

/**
 * The directory really used for `wanted`. As root it belongs to `account`; where that user cannot walk to it, the data
 * lives in a public place and `wanted` is a link to it.
 */
export async function placeDataDir(wanted: string, account: Account | null): Promise<string> {
  const path = resolve(wanted)
  await mkdir(dirname(path), { recursive: true })
  const found = await lstat(path).catch(() => null)
  const real = await realpath(path).catch(() => null)
  if (found !== null && real === null) await rm(path) // a link to a public place that was swept
  const parent = real ? dirname(real) : await realpath(dirname(path))
  if (account !== null) await openTemporary(parent)
  if (account !== null && !(await isWalkable(parent))) await relocate(path)
  else await mkdir(path, { recursive: true, mode: 0o700 })

  const used = await realpath(path)
  if (account !== null) await giveTo(used, account)
  await chmod(used, 0o700)
  return used
}

// What lies in a temporary directory is thrown away with it, and would be left behind elsewhere: better to let through
// (not to show) than to relocate.
async function openTemporary(path: string): Promise<void> {
  if (!path.startsWith((await realpath(tmpdir())) + sep)) return
  const { mode } = await stat(path)
  if ((mode & 0o001) === 0) await chmod(path, (mode & 0o777) | 0o001)
  await openTemporary(dirname(path))
}

async function relocate(path: string): Promise<void> {
  const key = createHash('sha256').update(path).digest('hex').slice(0, 16)
  const home = join(await walkableTemp(), `fairground-data-${key}`)
  await mkdir(home, { recursive: true, mode: 0o700 })
  if (await stat(path).catch(() => null)) {
    await cp(path, home, { recursive: true })
    await rm(path, { recursive: true })
  }
  await symlink(home, path)
}

async function giveTo(path: string, { uid, gid }: Account): Promise<void> {
  if ((await stat(path)).uid === uid) return
  for (const entry of await readdir(path, { recursive: true, withFileTypes: true })) {
    await chown(join(entry.parentPath, entry.name), uid, gid)
  }
  await chown(path, uid, gid)
}

/** The database cluster in `dataDir`, made by initdb when there is none. */
export async function openCluster(dataDir: string, binaries: Binaries, account: Account | null): Promise<string> {
  const cluster = join(dataDir, 'cluster')
  if (await stat(cluster).catch(() => null)) return cluster

  // Made beside and renamed: an interrupted initdb leaves no half cluster behind.
  const draft = join(dataDir, 'draft')
  await rm(draft, { recursive: true, force: true })
  const passwordFile = join(dataDir, 'password')
  await writeFile(passwordFile, PASSWORD)
  if (account !== null) await chown(passwordFile, account.uid, account.gid)
  // Cleartext passwords, because Neon's WebSocket driver sends its own before it is asked.
  const access = ['-A', 'password', '-U', USER, `--pwfile=${passwordFile}`]
  const locale = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  await run(binaries.initdb, ['-D', draft, '--no-sync', '--no-instructions', ...access, ...locale], {
    ...account,
    cwd: dirname(binaries.initdb),
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
  })
  await rm(passwordFile)
  await rename(draft, cluster)
  return cluster
}
