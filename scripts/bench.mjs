// `npm run bench`: installs what is missing, then hands over to bench/main.ts in this same process.
import { ensureInstalled } from './install.mjs'

ensureInstalled()
const { register } = await import('tsx/esm/api')
register()
await import('../bench/main.ts')
