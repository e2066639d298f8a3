import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The user a server runs as. */
export interface Account {
  uid: number
  gid: number
}

/** Postgres refuses to run as root: `nobody` stands in for it. Null for everyone else. */
export async function serverAccount(): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null
  const [uid, gid] = await Promise.all([run('id', ['-u', 'nobody']), run('id', ['-g', 'nobody'])])
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}

/** Whether every directory from the root down to `path` lets strangers through. */
export async function isWalkable(path: string): Promise<boolean> {
  const { mode } = await stat(path)
  if ((mode & 0o001) === 0) return false
  const parent = dirname(path)
  return parent === path || isWalkable(parent)
}

/** A directory for things strangers must reach; `/var/tmp` first, because it outlives a reboot. */
export async function walkableTemp(): Promise<string> {
  for (const candidate of ['/var/tmp', tmpdir(), '/tmp']) {
    if (await isWalkable(candidate).catch(() => false)) return candidate
  }
  throw new Error('Postgres cannot run as root here: no temporary directory lets the user "nobody" through.')
}
