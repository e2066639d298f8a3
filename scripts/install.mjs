// Plain JavaScript on Node alone: it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const NODE_MIN = [20, 19]

/** Whether every package the lockfile asks of this machine stands in node_modules in that version. */
export function isInstalled(root) {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
    const there = JSON.parse(readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8')).packages
    return Object.entries(wanted).every(
      ([path, { version, optional, link }]) => path === '' || optional || link || there[path]?.version === version,
    )
  } catch {
    return false
  }
}

/** Installs what the lockfile says unless it is there already; ends the process with a sentence when that fails. */
export function ensureInstalled(root = process.cwd()) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < NODE_MIN[0] || (major === NODE_MIN[0] && minor < NODE_MIN[1])) {
    console.error(`Fairground needs Node ${NODE_MIN.join('.')} or newer; this is ${process.versions.node}.`)
    process.exit(1)
  }
  if (isInstalled(root)) return
  console.log('Installing dependencies (npm ci), about a minute…')
  const started = Date.now()
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
  })
  if (status !== 0) {
    console.error('npm ci failed, so nothing else was run. Its reason stands above; is the registry within reach?')
    console.error('If it says that the lockfile lacks packages: `npm run lockfile` adds those of other platforms.')
    process.exit(1)
  }
  console.log(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`)
}
