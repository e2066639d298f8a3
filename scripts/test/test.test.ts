import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { countPlaywright, countVitest, judge, readReport } from './reports.ts'
import { chooseStages, STAGES } from './stages.ts'
import { summary } from './summary.ts'

describe('reports', () => {
  const vitestReport = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0, testResults: [] }

  test('vitest: a file that fails outside its tests is one failure more', () => {
    const broken = { status: 'failed', assertionResults: [] }
    const failing = { status: 'failed', assertionResults: [{ status: 'failed' }] }
    expect(countVitest({ ...vitestReport, testResults: [failing] })).toEqual({ passed: 5, failed: 1, skipped: 2 })
    expect(countVitest({ ...vitestReport, testResults: [failing, broken] })).toEqual({ passed: 5, failed: 2, skipped: 2 })
  })

  test('Playwright: an error outside the tests is a failure', () => {
    const stats = { expected: 7, unexpected: 1, flaky: 1, skipped: 0 }
    expect(countPlaywright({ stats, errors: [{ message: 'the server did not start' }] })).toEqual({ passed: 8, failed: 2, skipped: 0 })
  })

  test('a suite that fails without a failed test, or runs none, has failed', () => {
    const passed = { passed: 3, failed: 0, skipped: 0 }
    expect(judge(passed, 0)).toEqual(passed)
    expect(judge(passed, 1)).toEqual({ ...passed, failed: 1 })
    expect(judge({ passed: 0, failed: 0, skipped: 4 }, 0)).toEqual({ passed: 0, failed: 1, skipped: 4 })
    expect(judge(null, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
    expect(judge({ passed: 3, failed: 2, skipped: 0 }, 1)).toEqual({ passed: 3, failed: 2, skipped: 0 })
  })

  test('a report that is missing or of another form counts as none', async () => {
    expect(await readReport('/nowhere.json', countVitest)).toBeNull()
    expect(await readReport('package.json', countVitest)).toBeNull()
  })
})

describe('stages', () => {
  test('all by default, else by name or group, in their order', () => {
    expect(chooseStages([])).toEqual(STAGES)
    expect(chooseStages(['db', 'types', 'structure']).map(({ name }) => name)).toEqual(['structure', 'types', 'db'])
    expect(chooseStages(['tests']).map(({ name }) => name)).toEqual(['unit', 'db', 'cloud', 'money'])
  })

  test('an unknown one is named', () => {
    expect(() => chooseStages(['units'])).toThrow('There is no stage "units". The stages are structure, messages')
  })
})

test('the summary ends with the sum of all suites', () => {
  const lines = summary([
    { name: 'types', passed: 1, failed: 0, skipped: 0, seconds: 4.4 },
    { name: 'db', passed: 40, failed: 2, skipped: 1, seconds: 70 },
  ]).split('\n')
  expect(lines).toEqual([
    '✓ types      1 passed, 0 failed  (4.4 s)',
    '✗ db        40 passed, 2 failed, 1 skipped  (70.0 s)',
    'In all 1 min 14 s.',
    '1 skipped',
    '41 passed, 2 failed',
  ])
})

function evaluate(program: string): string {
  return spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }).stdout.trim()
}

describe('the lockfile', () => {
  const missing = (lock: string) =>
    evaluate(`import { missingEntries } from './scripts/lockfile.mjs'; console.log(JSON.stringify(missingEntries(${lock})))`)

  test('has every platform’s binaries: otherwise say `npm run lockfile`', () => {
    expect(missing(`JSON.parse((await import('node:fs')).readFileSync('package-lock.json', 'utf8'))`)).toBe('{}')
  })

  test('what is missing is put where Node finds it, for its platform', () => {
    const packages = {
      'node_modules/a': { version: '1.0.0', optionalDependencies: { '@a/linux-arm64-musl': '1.0.0', '@a/win32-x64': '1.0.0', any: '^1.0.0' } },
      'node_modules/@a/win32-x64': { version: '1.0.0' },
    }
    expect(JSON.parse(missing(JSON.stringify({ packages })))).toEqual({
      'node_modules/@a/linux-arm64-musl': { version: '1.0.0', optional: true, os: ['linux'], cpu: ['arm64'], libc: ['musl'] },
    })
  })
})

describe('the bootstrap', () => {
  const lockfile = { packages: { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0', optional: true } } }

  function isInstalled(there: object | null): string {
    const root = mkdtempSync(join(tmpdir(), 'fairground-install-'))
    try {
      writeFileSync(join(root, 'package-lock.json'), JSON.stringify(lockfile))
      mkdirSync(join(root, 'node_modules'))
      if (there) writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages: there }))
      return evaluate(`import { isInstalled } from './scripts/install.mjs'; console.log(isInstalled(${JSON.stringify(root)}))`)
    } finally {
      rmSync(root, { recursive: true })
    }
  }

  test('knows a clone without packages, one with old ones, and one in order', () => {
    expect(isInstalled(null)).toBe('false')
    expect(isInstalled({ 'node_modules/a': { version: '0.9.0' } })).toBe('false')
    expect(isInstalled({ 'node_modules/a': { version: '1.0.0' } })).toBe('true')
  })
})
