import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parseSync, type TSType, Visitor } from 'oxc-parser'

/** A class of schema.org as its own entry says it: what it is a kind of, and what each of its own properties may hold. */
interface Entry {
  parents: string[]
  properties: Map<string, readonly string[]>
}

interface Vocabulary {
  entries: ReadonlyMap<string, Entry>
  /** By the name of a type: the constants of an enumeration, and the types it is one of. */
  constants: ReadonlyMap<string, ReadonlySet<string>>
  alternatives: ReadonlyMap<string, readonly string[]>
}

let known: Vocabulary | undefined

/** The vocabulary of schema.org, out of the package whose types are made from it. */
function vocabulary(): Vocabulary {
  if (known) return known
  const path = createRequire(import.meta.url).resolve('schema-dts').replace(/schema\.js$/, 'schema.d.ts')
  const entries = new Map<string, Entry>()
  const constants = new Map<string, Set<string>>()
  const alternatives = new Map<string, readonly string[]>()
  new Visitor({
    TSInterfaceDeclaration({ id, extends: parents, body }) {
      const entry: Entry = { parents: parents.flatMap(({ expression }) => (expression.type === 'Identifier' ? expression.name : [])), properties: new Map() }
      for (const member of body.body) {
        if (member.type !== 'TSPropertySignature' || member.key.type !== 'Literal') continue
        const held = member.typeAnnotation?.typeAnnotation
        entry.properties.set(String(member.key.value), held ? namesIn(held) : [])
      }
      entries.set(id.name, entry)
    },
    TSTypeAliasDeclaration({ id, typeAnnotation }) {
      constants.set(id.name, new Set(literalsIn(typeAnnotation)))
      alternatives.set(id.name, namesIn(typeAnnotation))
    },
  }).visit(parseSync(path, readFileSync(path, 'utf8')).program)
  known = { entries, constants, alternatives }
  return known
}

/** The types a type may be, by their names; of `SchemaValue<A | B, …>` what it wraps. */
function namesIn(type: TSType): string[] {
  if (type.type === 'TSUnionType') return type.types.flatMap(namesIn)
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return []
  const [first] = type.typeArguments?.params ?? []
  return type.typeName.name === 'SchemaValue' && first ? namesIn(first) : [type.typeName.name]
}

function literalsIn(type: TSType): string[] {
  if (type.type === 'TSUnionType') return type.types.flatMap(literalsIn)
  return type.type === 'TSLiteralType' && type.literal.type === 'Literal' ? [String(type.literal.value)] : []
}

/** A class and all it is a kind of, by the names of their entries. */
function lineage(entry: string): string[] {
  return [entry, ...(vocabulary().entries.get(entry)?.parents ?? []).flatMap(lineage)]
}

function rangeOf(type: string, property: string): readonly string[] | undefined {
  for (const entry of lineage(`${type}Leaf`)) {
    const range = vocabulary().entries.get(entry)?.properties.get(property)
    if (range) return range
  }
  return undefined
}

/** What is wrong with a JSON-LD document by schema.org's vocabulary: unknown classes, properties a class has not, values they do not hold. */
export function schemaProblems(document: unknown): string[] {
  if (!isNode(document)) return ['not an object']
  if (document['@context'] !== 'https://schema.org') return ['its context is not https://schema.org']
  const nodes = document['@graph']
  return Array.isArray(nodes) ? nodes.flatMap((node, index) => nodeProblems(node, `@graph[${index}]`)) : nodeProblems(document, '')
}

type Node = Readonly<Record<string, unknown>>
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)

function nodeProblems(node: unknown, at: string): string[] {
  if (!isNode(node)) return [`${at}: not a node`]
  const { '@type': type } = node
  if (typeof type !== 'string' || !vocabulary().entries.has(`${type}Leaf`)) return [`${at}: schema.org has no class ${String(type)}`]
  return Object.entries(node).flatMap(([property, value]) => {
    if (property.startsWith('@')) return []
    const where = `${at}.${property}`
    // An action says by `query-input` what its `query` wants to be told.
    if (/-(input|output)$/.test(property) && lineage(`${type}Leaf`).includes('ActionBase')) return []
    const range = rangeOf(type, property)
    if (!range) return [`${where}: ${type} has no property ${property}`]
    return [value].flat().flatMap((one) => valueProblems(one, range, where))
  })
}

function valueProblems(value: unknown, range: readonly string[], at: string): string[] {
  if (isNode(value)) {
    if (typeof value['@id'] === 'string' && value['@type'] === undefined) return []
    const fits = range.some((name) => isKindOf(String(value['@type']), name))
    return [...(fits ? [] : [`${at}: holds ${range.join(', ')}, not ${String(value['@type'])}`]), ...nodeProblems(value, at)]
  }
  if (typeof value !== 'string' || !value.startsWith('https://schema.org/')) return []
  return range.some((name) => vocabulary().constants.get(name)?.has(value)) ? [] : [`${at}: ${value} is none of ${range.join(', ')}`]
}

function isKindOf(type: string, name: string): boolean {
  const line = lineage(`${type}Leaf`)
  return type === name || line.includes(`${name}Base`)
}
