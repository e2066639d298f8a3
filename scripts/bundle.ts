import { builtinModules } from 'node:module'
import { build, type BuildOptions, type Plugin } from 'esbuild'

const BUILTINS = new Set(builtinModules)
const NAMESPACE = 'required-builtin'

/** workerd has Node's modules as ES modules only: `require('fs')` becomes an import of `node:fs`. */
const requiredBuiltins: Plugin = {
  name: 'required-builtins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(node:)?[\w/]+$/ }, ({ path, kind }) => {
      const name = path.replace(/^node:/, '')
      if (!BUILTINS.has(name)) return null
      if (kind === 'require-call') return { path: name, namespace: NAMESPACE }
      return { path: `node:${name}`, external: true }
    })
    onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({
      contents: `import * as all from 'node:${path}'\nmodule.exports = all.default ?? all`,
    }))
  },
}

/** react-email brings a formatter along for those who want to read its HTML; nobody reads ours, and it weighs 0.1 MiB. */
const noFormatter: Plugin = {
  name: 'no-formatter',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^prettier\// }, () => ({ path: 'formatter', namespace: 'left-out' }))
    onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: 'export const format = undefined' }))
  },
}

const shared: BuildOptions = {
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  target: 'es2024',
  platform: 'browser',
  logLevel: 'warning',
}

/** What the cache of pages must know of Next's build. */
export interface BuildFacts {
  id: string
  /** Unix ms. */
  madeAt: number
  previewModeId: string
}

/** Bundles `src/worker.ts` and OpenNext's output as ES modules for workerd: an entry and lazily loaded chunks. */
export async function bundleWorker(outdir: string, facts: BuildFacts): Promise<void> {
  await build({
    ...shared,
    entryPoints: { worker: 'src/worker.ts' },
    outdir,
    splitting: true,
    mainFields: ['module', 'main'],
    conditions: ['workerd', 'worker', 'browser', 'import'],
    external: ['cloudflare:*'],
    define: { 'process.env.NODE_ENV': '"production"', FAIRGROUND_BUILD: JSON.stringify(facts) },
    minifySyntax: true,
    minifyWhitespace: true,
    keepNames: true,
    legalComments: 'none',
    plugins: [noFormatter, requiredBuiltins],
  })
}

/** Bundles what Cloudflare has and a bare workerd has not: the way in, and the server of static files. */
export async function bundleEdge(outdir: string): Promise<void> {
  await build({
    ...shared,
    entryPoints: { entry: 'scripts/edge/entry.ts', assets: 'scripts/edge/assets.ts' },
    outdir,
    external: ['./worker.mjs'],
  })
}
