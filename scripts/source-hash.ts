import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

async function filesBelow(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null)
  if (found === null) return []
  if (!found.isDirectory()) return [path]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

/** One digest of the names and contents of files and folders; tests do not count, absent paths neither. */
export async function hashSources(paths: readonly string[]): Promise<string> {
  const files = (await Promise.all(paths.map(filesBelow))).flat().filter((file) => !/\.test\.tsx?$/.test(file))
  const named = await Promise.all(files.toSorted().map(async (file) => ({ file, content: await readFile(file) })))
  const digest = createHash('sha256')
  for (const { file, content } of named) digest.update(`${file}\0`).update(content).update('\0')
  return digest.digest('hex')
}
