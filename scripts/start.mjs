// `npm start`: installs what is missing, then hands over to start.ts in this same process, so that Ctrl-C reaches one.
import { ensureInstalled } from './install.mjs'

ensureInstalled()
const { register } = await import('tsx/esm/api')
register()
await import('./start.ts')
