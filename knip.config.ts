import type { KnipConfig } from 'knip'

export default {
  entry: ['src/worker.ts', 'scripts/*.mjs', 'scripts/test.ts', 'scripts/edge/{entry,assets}.ts', 'open-next.config.ts', 'local-cloud/main.ts', 'bench/main.ts'],
  project: ['{src,emails,scripts,local-cloud,bench,e2e}/**/*.{ts,tsx,mjs,css}', '*.{ts,mts,mjs}'],
  // workerd names the worker's modules itself.
  paths: { './worker.mjs': ['scripts/edge/worker.d.ts'] },
  compilers: {
    // next/font takes its files by path: shown to knip as the imports they are.
    ts: (text: string, path: string) => {
      if (!path.endsWith('/src/ui/fonts.ts')) return text
      const files = [...text.matchAll(/node_modules\/([^']+\.woff2)/g)].map(([, file]) => `import '${file}'`)
      return [text, ...files].join('\n')
    },
  },
} satisfies KnipConfig
