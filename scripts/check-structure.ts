/** Holds the house: names, directions, cycles, habits. Prints each broken rule and exits 1; no file is excepted. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { checkTree, sentence } from './check-structure/check.ts'
import type { TreeFile } from './check-structure/source.ts'

const ROOTS = ['src', 'emails', 'scripts', 'local-cloud', 'bench', 'e2e']
const TYPESCRIPT = /(?<!\.d)\.tsx?$/

function readTree(root: string): TreeFile[] {
  const inRoots = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && ROOTS.includes(entry.name))
    .flatMap(({ name }) => readdirSync(join(root, name), { recursive: true, encoding: 'utf8' }).map((inside) => join(name, inside)))
  const atTop = readdirSync(root).filter((name) => TYPESCRIPT.test(name))
  return [...inRoots, ...atTop]
    .filter((path) => statSync(join(root, path)).isFile())
    .map((path) => ({
      path: path.replaceAll('\\', '/'),
      text: TYPESCRIPT.test(path) ? readFileSync(join(root, path), 'utf8') : '',
    }))
}

const files = readTree(process.argv[2] ?? '.')
const violations = checkTree(files)
for (const violation of violations) console.log(sentence(violation))
console.log(
  violations.length === 0
    ? `Structure: ${files.length} files hold every rule.`
    : `Structure: ${violations.length} broken ${violations.length === 1 ? 'rule' : 'rules'} in ${files.length} files.`,
)
process.exitCode = violations.length === 0 ? 0 : 1
