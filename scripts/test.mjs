// `npm test`: installs what is missing, then hands over to test.ts, which runs everything.
import { spawn } from 'node:child_process'
import { ensureInstalled } from './install.mjs'

ensureInstalled()
const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/test.ts', ...process.argv.slice(2)], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => {
  process.exitCode = code ?? 1
})
