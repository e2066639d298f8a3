import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { ENCODINGS, type Encoding } from './edge/compression.ts'

interface Asset {
  type: string
  etag: string
  headers: Readonly<Record<string, string>>
  /** In which it lies compressed beside, the best first. */
  encodings: readonly Encoding[]
}

/** By URL path (decoded, with its leading slash). */
export type AssetManifest = Readonly<Record<string, Asset>>

/** By extension. */
export const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

interface HeaderRule {
  matches(path: string): boolean
  headers: Readonly<Record<string, string>>
}

/** Reads Cloudflare's `_headers`: a path, `*` standing for anything, then indented `Name: value` lines. */
function parseHeaderRules(text: string): HeaderRule[] {
  const blocks = text.split(/\r?\n(?=\S)/).map((block) => block.split(/\r?\n/).filter((line) => line.trim() !== ''))
  return blocks.flatMap(([pattern, ...lines]) => {
    if (pattern === undefined || pattern.startsWith('#')) return []
    const source = pattern.trim().split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')
    const expression = new RegExp(`^${source}$`)
    const pairs = lines.map((line) => line.trim().split(/:\s*(.*)/, 2))
    return [{
      matches: (path: string) => expression.test(path),
      headers: Object.fromEntries(pairs.map(([name = '', value = '']) => [name.toLowerCase(), value])),
    }]
  })
}

async function filesBelow(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

const urlPath = (directory: string, file: string) => `/${relative(directory, file).split(sep).join('/')}`

/** Lists the built files workerd serves, with what Cloudflare would say of each; `packed` holds them as `<encoding>/<path>`. */
export async function readAssetManifest(directory: string, packed: string): Promise<AssetManifest> {
  const files = await filesBelow(directory)
  const path = (file: string) => urlPath(directory, file)
  const isPacked = new Set((await filesBelow(packed)).map((file) => urlPath(packed, file)))
  const rulesFile = files.find((file) => path(file) === '/_headers')
  const rules = rulesFile === undefined ? [] : parseHeaderRules(await readFile(rulesFile, 'utf8'))
  const assets = files
    .filter((file) => file !== rulesFile)
    .map(async (file): Promise<[string, Asset]> => {
      const digest = createHash('sha256').update(await readFile(file)).digest('base64url').slice(0, 22)
      const headers = Object.assign({ 'cache-control': 'public, max-age=0, must-revalidate' },
        ...rules.filter((rule) => rule.matches(path(file))).map((rule) => rule.headers))
      const encodings = ENCODINGS.filter((encoding) => isPacked.has(`/${encoding}${path(file)}`))
      return [path(file), { type: TYPES[extname(file)] ?? 'application/octet-stream', etag: `"${digest}"`, headers, encodings }]
    })
  return Object.fromEntries(await Promise.all(assets))
}
