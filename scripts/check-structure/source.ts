import { parseSync, Visitor } from 'oxc-parser'

/** A file of the tree: its path from the root with `/`, and its text (empty for what is not TypeScript). */
export interface TreeFile {
  path: string
  text: string
}

/** A broken rule: where, what is wrong, and what to do instead. */
export interface Violation {
  path: string
  line: number
  wrong: string
  instead: string
}

export interface ImportFact {
  specifier: string
  line: number
  /** Nothing of it is left at run time. */
  typeOnly: boolean
  /** `import()`: loaded when asked for, so it closes no cycle. */
  dynamic: boolean
}

/** Something in the syntax that a rule speaks about: its kind and where. */
export interface Sighting {
  kind: 'any' | 'cast' | 'process' | 'runtime' | 'clock' | 'chance' | 'fetch' | 'suppression'
  line: number
  text: string
}

export interface Source {
  path: string
  lines: number
  /** The file begins with `"use client"`. */
  client: boolean
  imports: ImportFact[]
  sightings: Sighting[]
  /** Lines on which a comment says `The one place that casts`. */
  castMarks: number[]
  syntaxErrors: Sighting['line'][]
}

const SUPPRESSION = /^\s*\*?\s*(oxlint-disable|eslint-disable|@ts-ignore|@ts-nocheck|@ts-expect-error)\b/

/** Parses one file into the facts the rules are about. */
export function readSource({ path, text }: TreeFile): Source {
  const parsed = parseSync(path, text)
  const lineOf = lineFinder(text)
  const sightings: Sighting[] = []
  const see = (kind: Sighting['kind'], node: { start: number; end: number }): void => {
    sightings.push({ kind, line: lineOf(node.start), text: text.slice(node.start, node.end).split('\n', 1)[0] ?? '' })
  }
  const imports: ImportFact[] = []

  for (const { moduleRequest, entries } of parsed.module.staticImports) {
    const typeOnly = (entries.length > 0 && entries.every((entry) => entry.isType)) || isTypeStatement(text, moduleRequest.start)
    imports.push({ specifier: moduleRequest.value, line: lineOf(moduleRequest.start), typeOnly, dynamic: false })
  }
  for (const statement of parsed.module.staticExports) {
    for (const { moduleRequest, exportName, isType } of statement.entries) {
      if (moduleRequest) {
        imports.push({ specifier: moduleRequest.value, line: lineOf(moduleRequest.start), typeOnly: isType, dynamic: false })
      }
      if (exportName.name === 'runtime' && !isType) see('runtime', statement)
    }
  }

  new Visitor({
    TSAnyKeyword: (node) => see('any', node),
    TSTypeAssertion: (node) => see('cast', node),
    TSAsExpression(node) {
      const to = node.typeAnnotation
      const isConst = to.type === 'TSTypeReference' && to.typeName.type === 'Identifier' && to.typeName.name === 'const'
      if (!isConst) see('cast', node)
    },
    TSImportType(node) {
      imports.push({ specifier: node.source.value, line: lineOf(node.start), typeOnly: true, dynamic: false })
    },
    ImportExpression(node) {
      if (node.source.type === 'Literal' && typeof node.source.value === 'string') {
        imports.push({ specifier: node.source.value, line: lineOf(node.start), typeOnly: false, dynamic: true })
      }
    },
    MemberExpression(node) {
      const name = dotted(text.slice(node.start, node.end))
      if (name === 'process.env' || name === 'globalThis.process' || name === 'import.meta.env') see('process', node)
      if (name === 'Math.random' || name === 'crypto.randomUUID' || name === 'crypto.getRandomValues') see('chance', node)
      if (name === 'Date.now' || name === 'performance.now') see('clock', node)
    },
    VariableDeclarator(node) {
      if (node.init?.type === 'Identifier' && node.init.name === 'process') see('process', node)
    },
    NewExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0) see('clock', node)
    },
    CallExpression(node) {
      if (node.callee.type !== 'Identifier') return
      if (node.callee.name === 'newId') see('chance', node)
      if (node.callee.name === 'fetch') see('fetch', node)
    },
  }).visit(parsed.program)

  for (const comment of parsed.comments) {
    if (SUPPRESSION.test(comment.value)) see('suppression', comment)
  }
  return {
    path,
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    client: parsed.program.body.some((node) => 'directive' in node && node.directive === 'use client'),
    imports,
    sightings,
    castMarks: parsed.comments.filter(({ value }) => /the one place that casts/i.test(value)).map(({ start }) => lineOf(start)),
    syntaxErrors: parsed.errors.map(({ labels }) => lineOf(labels[0]?.start ?? 0)),
  }
}

function isTypeStatement(text: string, requestStart: number): boolean {
  return /(^|[\n;])\s*import\s+type\s[^;]*$/.test(text.slice(Math.max(0, text.lastIndexOf('import', requestStart) - 1), requestStart))
}

/** `process?.["env"]` and `process.env` are one name. */
function dotted(expression: string): string {
  return expression.replace(/\s+/g, '').replace(/(\?\.)?\[(['"])(\w+)\2\]/g, '.$3').replaceAll('?.', '.').replaceAll('!', '')
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    const next = starts.findIndex((start) => start > offset)
    return next === -1 ? starts.length : next
  }
}
