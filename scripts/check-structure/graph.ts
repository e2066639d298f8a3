import { posix } from 'node:path'
import type { ImportFact, Source, Violation } from './source.ts'

/** What a specifier names: a path of this repository (perhaps without its extension), or a package. */
export type Target = { path: string } | { package: string }

/** Resolves `@/…`, `@emails/…` and relative specifiers by their form alone; whether the file exists is tsc's business. */
export function targetOf(from: string, specifier: string): Target {
  if (specifier.startsWith('@/')) return { path: `src/${specifier.slice(2)}` }
  if (specifier.startsWith('@emails/')) return { path: `emails/${specifier.slice('@emails/'.length)}` }
  if (specifier.startsWith('.')) return { path: posix.join(posix.dirname(from), specifier) }
  return { package: specifier }
}

/** Import cycles under src. Types leave nothing at run time and `import()` waits: neither closes a cycle. */
export function checkCycles(sources: readonly Source[]): Violation[] {
  const files = new Map(sources.map((source) => [nodeOf(source.path), source]))
  const edges = (source: Source): { to: string; fact: ImportFact }[] =>
    source.imports.flatMap((fact) => {
      const target = targetOf(source.path, fact.specifier)
      if (fact.typeOnly || fact.dynamic || !('path' in target)) return []
      const to = nodeOf(target.path)
      return files.has(to) ? [{ to, fact }] : []
    })

  const found: Violation[] = []
  const done = new Set<string>()
  const visit = (node: string, trail: readonly string[]): void => {
    const source = files.get(node)
    if (!source || done.has(node)) return
    for (const { to, fact } of edges(source)) {
      const loop = [...trail, node].slice([...trail, node].indexOf(to))
      if (trail.includes(to) || to === node) {
        if (isOneLayer(loop)) continue
        const names = [...loop, to].map((each) => files.get(each)?.path ?? each)
        found.push({
          path: source.path,
          line: fact.line,
          wrong: `an import cycle: ${names.join(' -> ')}`,
          instead: 'Move what both need to a file below them, or announce it as an event',
        })
      } else {
        visit(to, [...trail, node])
      }
    }
    done.add(node)
  }
  for (const source of sources) visit(nodeOf(source.path), [])
  return found
}

function nodeOf(path: string): string {
  return path.replace(/\.(ts|tsx)$/, '')
}

// Tables refer to one another through `references(() => …)`, which waits: db/schema is one layer, in any order.
function isOneLayer(loop: readonly string[]): boolean {
  return loop.every((node) => node.startsWith('src/db/schema/'))
}
