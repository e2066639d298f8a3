import { checkDirections } from './directions.ts'
import { checkCycles } from './graph.ts'
import { checkHabits } from './habits.ts'
import { checkLayout } from './layout.ts'
import { readSource, type TreeFile, type Violation } from './source.ts'

/** Every broken rule of a tree, in the order of its files. */
export function checkTree(files: readonly TreeFile[]): Violation[] {
  const sources = files.filter(({ path }) => /\.tsx?$/.test(path)).map(readSource)
  const lines = new Map(sources.map((source) => [source.path, source.lines]))
  const inSrc = sources.filter(({ path }) => path.startsWith('src/'))
  return [
    ...checkLayout(files.map(({ path }) => path), (path) => lines.get(path) ?? 0),
    ...checkDirections(sources),
    ...checkCycles(inSrc),
    ...checkHabits(sources),
    ...checkKnip(files),
  ].toSorted((a, b) => a.path.localeCompare(b.path) || a.line - b.line)
}

/** knip forgives what its settings tell it to ignore: there is nothing to forgive. */
function checkKnip(files: readonly TreeFile[]): Violation[] {
  const knip = files.find(({ path }) => path === 'knip.config.ts')
  if (!knip) return []
  return knip.text.split('\n').flatMap((text, index) => {
    const [, key] = /\b(ignore\w*)['"]?\s*:/.exec(text) ?? []
    if (!key) return []
    return [{ path: knip.path, line: index + 1, wrong: `\`${key}\` in knip.config.ts`, instead: 'Remove what nothing uses, or name its entry' }]
  })
}

/** One line for people and editors: `path:line  what is wrong. What to do instead.` */
export function sentence({ path, line, wrong, instead }: Violation): string {
  return `${path}:${line}  ${wrong}. ${instead}.`
}
