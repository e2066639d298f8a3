import { parseSync, type Expression } from 'oxc-parser'

/** One text of one locale: its dotted key with the namespace in front, where it stands, and what it says. */
export interface Text {
  key: string
  path: string
  line: number
  message: string
}

/** What a file of texts holds, or why it cannot be read. */
export interface TextFile {
  texts: Text[]
  problems: { line: number; wrong: string; instead: string }[]
}

/** Reads a namespace's JSON with its lines; finds twice-said keys, which JSON.parse would swallow. */
export function readTexts(path: string, namespace: string, json: string): TextFile {
  const file: TextFile = { texts: [], problems: [] }
  const lineOf = (offset: number): number => json.slice(0, offset - 1).split('\n').length
  const { program, errors } = parseSync(`${path}.ts`, `(${json})`, { preserveParens: false })
  const [statement] = program.body
  if (errors.length > 0 || statement?.type !== 'ExpressionStatement') {
    file.problems.push({ line: lineOf(errors[0]?.labels[0]?.start ?? 1), wrong: 'not JSON', instead: 'Mend its syntax' })
    return file
  }

  const walk = (node: Expression, prefix: string): void => {
    if (node.type === 'Literal' && typeof node.value === 'string') {
      file.texts.push({ key: prefix, path, line: lineOf(node.start), message: node.value })
      return
    }
    if (node.type !== 'ObjectExpression') {
      file.problems.push({ line: lineOf(node.start), wrong: `${prefix} is neither a text nor a group of texts`, instead: 'Make it a string' })
      return
    }
    const seen = new Set<string>()
    for (const property of node.properties) {
      if (property.type !== 'Property' || property.key.type !== 'Literal') continue
      const name = String(property.key.value)
      if (seen.has(name)) {
        file.problems.push({ line: lineOf(property.start), wrong: `the key ${prefix}.${name} twice`, instead: 'Keep one of them' })
      }
      seen.add(name)
      walk(property.value, `${prefix}.${name}`)
    }
  }
  walk(statement.expression, namespace)
  return file
}
