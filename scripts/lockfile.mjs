// Writes into package-lock.json the binaries of other platforms that npm left out because it could not look them up when
// the lockfile was made. Without them `npm ci` refuses the lockfile, and a Mac gets no compiler.
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const SYSTEMS = { darwin: 'darwin', linux: 'linux', linuxmusl: 'linux', win32: 'win32', windows: 'win32', android: 'android', freebsd: 'freebsd', openharmony: 'openharmony' }
const CPUS = { 64: 'x64', x64: 'x64', arm64: 'arm64', arm: 'arm', ia32: 'ia32', ppc64: 'ppc64', riscv64: 'riscv64', s390x: 's390x', wasm32: 'wasm32' }
const LIBCS = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' }

/** The entries that packages of the lockfile name as optional, in one version, and that it does not have. */
export function missingEntries({ packages }) {
  const missing = {}
  for (const [parent, { optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (!/^\d+\.\d+\.\d+[\w.-]*$/.test(version)) continue
      const places = placesOf(parent, name)
      if (places.some((place) => packages[place] !== undefined)) continue
      missing[places.at(-1)] = { version, optional: true, ...platformOf(name) }
    }
  }
  return missing
}

/** Where Node would look for a package from inside another, nearest first. */
function placesOf(parent, name) {
  const folders = parent === '' ? [] : parent.split('/node_modules/').map((_, depth, parts) => parts.slice(0, depth + 1).join('/node_modules/'))
  return [...folders.toReversed().map((folder) => `${folder}/node_modules/${name}`), `node_modules/${name}`]
}

/** `@swc/core-linux-arm64-gnu` -> linux, arm64, glibc: npm then skips it elsewhere. */
function platformOf(name) {
  const words = name.slice(name.indexOf('/') + 1).split('-')
  const pick = (table) => words.map((word) => table[word]).find((found) => found !== undefined)
  const [os, cpu, libc] = [pick(SYSTEMS), pick(CPUS), pick(LIBCS)]
  return { ...(os && { os: [os] }), ...(cpu && { cpu: [cpu] }), ...(os === 'linux' && libc && { libc: [libc] }) }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const missing = missingEntries(lock)
  const sorted = Object.entries({ ...lock.packages, ...missing }).toSorted(([a], [b]) => a.localeCompare(b, 'en'))
  writeFileSync('package-lock.json', `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`)
  console.log(`Added ${Object.keys(missing).length} packages of other platforms to package-lock.json.`)
}
