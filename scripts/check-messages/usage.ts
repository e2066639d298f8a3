import { parseSync, Visitor } from 'oxc-parser'

/** Keys chosen at run time, that no literal of the code can show; each with its reason. */
const DYNAMIC_PREFIXES: Readonly<Record<string, string>> = {
  'errors.': 'an error code is the key of its text',
}

/** What the code says that may be a key: every string, and the beginning of every template, file by file. */
export interface Sayings {
  path: string
  strings: Map<string, number>
  beginnings: Set<string>
  /** Codes of errors this file can throw or answer, with their lines. */
  errorCodes: Map<string, number>
}

/** Reads one TypeScript file. */
export function readSayings(path: string, text: string): Sayings {
  const sayings: Sayings = { path, strings: new Map(), beginnings: new Set(), errorCodes: new Map() }
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length
  new Visitor({
    Literal(node) {
      if (typeof node.value !== 'string') return
      sayings.strings.set(node.value, lineOf(node.start))
    },
    TemplateLiteral(node) {
      const [first] = node.quasis
      const beginning = first?.value.cooked ?? ''
      if (node.expressions.length === 0) sayings.strings.set(beginning, lineOf(node.start))
      else if (beginning !== '') sayings.beginnings.add(beginning)
    },
    VariableDeclarator(node) {
      // `export const ORDER_ERRORS = ['orders.gone', …] as const` in a contract.
      if (node.id.type !== 'Identifier' || !node.id.name.endsWith('_ERRORS') || node.init?.type !== 'TSAsExpression') return
      if (node.init.expression.type !== 'ArrayExpression') return
      for (const element of node.init.expression.elements) {
        if (element?.type === 'Literal' && typeof element.value === 'string') sayings.errorCodes.set(element.value, lineOf(element.start))
      }
    },
    NewExpression(node) {
      const [code] = node.arguments
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'DomainError' || code?.type !== 'Literal') return
      if (typeof code.value === 'string') sayings.errorCodes.set(code.value, lineOf(code.start))
    },
  }).visit(parseSync(path, text).program)
  return sayings
}

const TEXT_FILE = /\/messages\/[\w-]+\/([\w-]+)\.json$/

/**
 * Finds keys that nothing says. A key counts as said when one file has it whole, or has a namespace (`orders`,
 * `orders.summary`) and the rest of the key, or a template that begins like the rest; or when a file outside i18n imports the
 * JSON of its namespace and so has tsc look after the keys.
 */
export function unusedKeys(keys: readonly string[], code: readonly Sayings[], dynamic = Object.keys(DYNAMIC_PREFIXES)): string[] {
  const namespaces = new Set(keys.flatMap((key) => splits(key).map(([namespace]) => namespace)))
  const imported = code
    .filter(({ path }) => !path.startsWith('src/i18n/'))
    .flatMap(({ strings }) => [...strings.keys()].map((string) => `${TEXT_FILE.exec(string)?.[1] ?? ''}.`))
    .filter((prefix) => prefix !== '.')
  const files = code.map(({ strings, beginnings }) => ({
    strings,
    beginnings: [...beginnings],
    spoken: new Set([...strings.keys()].filter((string) => namespaces.has(string))),
  }))
  return keys.filter((key) => {
    if ([...dynamic, ...imported].some((prefix) => key.startsWith(prefix))) return false
    return !files.some(({ strings, beginnings, spoken }) => {
      if (strings.has(key) || beginnings.some((beginning) => beginning.includes('.') && key.startsWith(beginning))) return true
      return splits(key).some(
        ([namespace, rest]) =>
          spoken.has(namespace) && (strings.has(rest) || beginnings.some((beginning) => rest.startsWith(beginning))),
      )
    })
  })
}

/** `a.b.c` -> [a, b.c], [a.b, c]. */
function splits(key: string): [namespace: string, rest: string][] {
  const parts = key.split('.')
  return parts.slice(1).map((_, index) => [parts.slice(0, index + 1).join('.'), parts.slice(index + 1).join('.')])
}
