import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const inRepository = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: inRepository('./src/') },
      { find: /^@emails\//, replacement: inRepository('./emails/') },
      // Outside React's server build the package throws; what it guards is guarded by the build.
      { find: /^server-only$/, replacement: 'server-only/empty.js' },
    ],
  },
  test: {
    testTimeout: 20_000,
    silent: 'passed-only',
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Imports 'next/server' without its extension, which Node alone does not resolve.
    server: { deps: { inline: ['next-intl'] } },
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['{src,emails,scripts,bench}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
        },
      },
      { extends: true, test: { name: 'db', include: ['src/**/*.db.test.ts'], globalSetup: ['scripts/test-database.ts'] } },
      { extends: true, test: { name: 'money', include: ['e2e/money/*.test.ts'] } },
      { extends: true, test: { name: 'cloud', include: ['local-cloud/**/*.test.ts'] } },
    ],
  },
})
