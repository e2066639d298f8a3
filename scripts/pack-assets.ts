import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, extname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { TYPES } from './asset-manifest.ts'
import { isCompressed, type Encoding } from './edge/compression.ts'

/** What is smaller gains nothing: it fits into one packet as it is. */
const MIN_BYTES = 1_000
/** Compressed as well as an edge does it while it answers, not better: what is measured here is what visitors get there. */
const GZIP = { level: 8 }
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

const PACKERS: Readonly<Record<Encoding, (bytes: Buffer) => Promise<Buffer>>> = {
  br: (bytes) => promisify(brotliCompress)(bytes, BROTLI),
  gzip: (bytes) => promisify(gzip)(bytes, GZIP),
}

/** Puts each static file that the edge would compress into `packed`, as `<encoding>/<path>`. */
export async function packAssets(assets: string, packed: string): Promise<void> {
  await rm(packed, { recursive: true, force: true })
  await mkdir(packed, { recursive: true })
  const entries = await readdir(assets, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  await Promise.all(files.map(async (file) => {
    if (!isCompressed(TYPES[extname(file)] ?? null)) return
    const bytes = await readFile(file)
    if (bytes.byteLength < MIN_BYTES) return
    for (const [encoding, pack] of Object.entries(PACKERS)) {
      const target = join(packed, encoding, relative(assets, file))
      await mkdir(dirname(target), { recursive: true })
      await writeFile(target, await pack(bytes))
    }
  }))
}
