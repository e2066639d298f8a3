import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'

interface Asset {
  type: string
  etag: string
  headers: Readonly<Record<string, string>>
}

/** By URL path (decoded, with its leading slash). */
export type AssetManifest = Readonly<Record<string, Asset>>

const TYPES: Readonly<Record<string, string>> = {
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

/** Lists the built files workerd serves, with what Cloudflare would say of each. */
export async function readAssetManifest(directory: string): Promise<AssetManifest> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const path = (file: string) => `/${relative(directory, file).split(sep).join('/')}`
  const rulesFile = files.find((file) => path(file) === '/_headers')
  const rules = rulesFile === undefined ? [] : parseHeaderRules(await readFile(rulesFile, 'utf8'))
  const assets = files
    .filter((file) => file !== rulesFile)
    .map(async (file): Promise<[string, Asset]> => {
      const digest = createHash('sha256').update(await readFile(file)).digest('base64url').slice(0, 22)
      const headers = Object.assign({ 'cache-control': 'public, max-age=0, must-revalidate' },
        ...rules.filter((rule) => rule.matches(path(file))).map((rule) => rule.headers))
      return [path(file), { type: TYPES[extname(file)] ?? 'application/octet-stream', etag: `"${digest}"`, headers }]
    })
  return Object.fromEntries(await Promise.all(assets))
}
