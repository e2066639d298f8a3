import { readFile } from 'node:fs/promises'
import { arch, cpus, platform, release, totalmem } from 'node:os'
import { z } from 'zod'

const packageJson = z.object({ version: z.string() })

const versionOf = async (name: string) => packageJson.parse(JSON.parse(await readFile(`node_modules/${name}/package.json`, 'utf8'))).version

/** What the figures were taken on. */
export async function describeMachine(): Promise<Record<string, string | number>> {
  const cores = cpus()
  return {
    processor: cores[0]?.model.trim() ?? 'unknown',
    cores: cores.length,
    memoryGiB: Math.round(totalmem() / 1024 ** 3),
    system: `${platform()} ${release()} ${arch()}`,
    node: process.versions.node,
    workerd: await versionOf('workerd'),
    next: await versionOf('next'),
  }
}
