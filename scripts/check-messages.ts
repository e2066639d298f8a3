/** Holds the texts: every locale whole, every message readable, nothing unused. Prints each problem and exits 1. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { CLIENT_TEXTS, NAMESPACES } from '../src/i18n/namespaces.ts'
import { LOCALES } from '../src/lib/translated.ts'
import { checkMessages } from './check-messages/check.ts'
import { checkClientTexts } from './check-messages/client-texts.ts'

const root = process.argv[2] ?? '.'
const files = ['src', 'emails']
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((inside) => join(folder, inside)))
  .filter((path) => /\.(json|tsx?)$/.test(path) && statSync(join(root, path)).isFile())
  .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(root, path), 'utf8') }))

const problems = [...checkMessages(files, LOCALES, NAMESPACES), ...checkClientTexts(files, CLIENT_TEXTS)]
for (const { path, line, wrong, instead } of problems) console.log(`${path}:${line}  ${wrong}. ${instead}.`)
console.log(
  problems.length === 0
    ? `Messages: ${LOCALES.length} locales say the same in ${NAMESPACES.length} namespaces.`
    : `Messages: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}.`,
)
process.exitCode = problems.length === 0 ? 0 : 1
