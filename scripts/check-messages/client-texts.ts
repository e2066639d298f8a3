import { posix } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { targetOf } from '../check-structure/graph.ts'
import { readSource, type Source } from '../check-structure/source.ts'
import type { Problem, TreeFile } from './check.ts'
import { readSayings, type Sayings } from './usage.ts'

const { dirname } = posix
const TABLE = 'src/i18n/namespaces.ts'
/** What Next renders by itself: each stands in the texts of its own file, else of the nearest layout. */
const ENTRY = /^src\/app\/\[locale\]\/(?:.*\/)?(?:page|layout|template|error|not-found|loading|default)\.tsx$/
const FAILURE_TEXT = 'src/i18n/failure-text'
/** Of a failure that no code of a domain tells. */
const FAILURES = ['errors.unexpected', 'errors.offline', 'errors.input']
const API_CLIENT = 'src/trpc/client'
const LADDER = 'src/trpc/init'
/** Whom a step of the ladder turns away is told so in these domains' words. */
const TURNED_AWAY: readonly { step: RegExp; domains: readonly string[] }[] = [
  { step: /\bsignedIn\./, domains: ['identity'] },
  { step: /\b(?:org|orgEvents|event)\('|\bplatformAdmin\./, domains: ['identity', 'organisations'] },
]

interface Module extends Source {
  text: string
  place: string | undefined
  /** Groups of texts, as far as its words tell. */
  said: string[]
}

const nodeOf = (path: string) => path.replace(/\.tsx?$/, '')

/**
 * Holds the table of what is sent to the browser: `places` must name, for each place, every group of texts that a client component
 * there says or may have to say of a failure, and nothing else.
 */
export function checkClientTexts(files: readonly TreeFile[], places: Readonly<Record<string, readonly string[]>>): Problem[] {
  const texts = englishTexts(files)
  const modules = new Map(
    files.filter(({ path }) => /^src\/.*(?<!\.test)\.tsx?$/.test(path)).map((file) => [nodeOf(file.path), readModule(file, texts)]),
  )
  const wanted = new Map(Object.keys(places).map((place) => [place, new Map<string, string>()]))
  const problems: Problem[] = []
  for (const [node, { path }] of modules) {
    if (!ENTRY.test(path)) continue
    const needs = needsOf(node, modules)
    if (needs.size === 0) continue
    const place = placeOf(path, modules)
    const known = wanted.get(place ?? '')
    if (!known) problems.push({ path, line: 1, wrong: `its client components say ${[...needs.keys()].join(', ')}, and no ClientTexts is around them`, instead: 'Put one into the nearest layout' })
    for (const [group, by] of needs) known?.set(group, by)
  }
  for (const [place, needs] of wanted) {
    const listed = places[place] ?? []
    for (const [group, by] of needs) {
      if (listed.some((each) => covers(each, group))) continue
      problems.push({ path: TABLE, line: 1, wrong: `${place} lacks ${group}, which ${by} says`, instead: 'Add it to CLIENT_TEXTS' })
    }
    for (const group of listed) {
      if ([...needs.keys()].some((need) => covers(group, need))) continue
      problems.push({ path: TABLE, line: 1, wrong: `${place} sends ${group}, which no client component there says`, instead: 'Take it out of CLIENT_TEXTS' })
    }
  }
  return problems
}

/** By its own file, else by the nearest layout. */
function placeOf(path: string, modules: Modules): string | undefined {
  const own = modules.get(nodeOf(path))?.place
  if (own !== undefined) return own
  for (let folder = dirname(path); folder.startsWith('src/app/'); folder = dirname(folder)) {
    const place = modules.get(`${folder}/layout`)?.place
    if (place !== undefined) return place
  }
  return undefined
}

const covers = (listed: string, needed: string) => needed === listed || needed.startsWith(`${listed}.`)

/** What stands right below each namespace: groups and texts by their names. */
function englishTexts(files: readonly TreeFile[]): Map<string, object> {
  return new Map(
    files.flatMap(({ path, text }) => {
      const [, name] = /^src\/i18n\/messages\/en\/([\w-]+)\.json$/.exec(path) ?? []
      return name === undefined ? [] : [[name, JSON.parse(text)]]
    }),
  )
}

/** The groups of a whole namespace that a file's words begin with: `t('bar.from')` is in `bar`. All of it when none does. */
function narrowed(group: string, { strings, beginnings }: Sayings, texts: ReadonlyMap<string, object>): string[] {
  const below = Object.entries(texts.get(group) ?? {})
  const words = [...strings.keys(), ...beginnings]
  const found = below.filter(([name, value]) => words.some((word) => word.startsWith(`${name}.`) || (typeof value === 'string' && word === name)))
  return found.length === 0 ? [group] : found.map(([name]) => `${group}.${name}`)
}

function readModule(file: TreeFile, texts: ReadonlyMap<string, object>): Module {
  const said = new Set<string>()
  let place: string | undefined
  new Visitor({
    CallExpression({ callee, arguments: [first] }) {
      if (callee.type === 'Identifier' && callee.name === 'useTranslations' && first?.type === 'Literal') said.add(String(first.value))
    },
    JSXOpeningElement({ name, attributes }) {
      if (name.type !== 'JSXIdentifier' || name.name !== 'ClientTexts') return
      for (const attribute of attributes) {
        if (attribute.type === 'JSXAttribute' && attribute.name.name === 'place' && attribute.value?.type === 'Literal') place = String(attribute.value.value)
      }
    },
  }).visit(parseSync(file.path, file.text).program)
  const sayings = readSayings(file.path, file.text)
  return { ...readSource(file), text: file.text, place, said: [...said].flatMap((group) => (group === 'errors' ? [] : narrowed(group, sayings, texts))) }
}

type Modules = ReadonlyMap<string, Module>

function importsOf({ path, imports }: Module): string[] {
  return imports.flatMap(({ specifier, typeOnly }) => {
    const target = targetOf(path, specifier)
    return typeOnly || !('path' in target) ? [] : [nodeOf(target.path)]
  })
}

/** The groups that client components below a file say, each with one of those who do. */
function needsOf(entry: string, modules: Modules): Map<string, string> {
  const needs = new Map<string, string>()
  const routers = new Set<string>()
  const seen = new Set<string>()
  const visit = (node: string, below: boolean): void => {
    const module = modules.get(node)
    const isClient = below || module?.client === true
    if (!module || seen.has(`${node} ${isClient}`)) return
    seen.add(`${node} ${isClient}`)
    const imports = importsOf(module)
    if (isClient) {
      for (const group of module.said) needs.set(group, module.path)
      if (node === FAILURE_TEXT) for (const group of FAILURES) needs.set(group, module.path)
      if (imports.includes(API_CLIENT)) for (const [, router = ''] of module.text.matchAll(/\b\w+\.([a-z]\w*)\.\w+\b/g)) routers.add(router)
    }
    for (const each of imports) visit(each, isClient)
  }
  visit(entry, false)
  if (!needs.has('errors.offline')) return needs
  for (const router of routers) for (const domain of refusersOf(router, modules)) needs.set(`errors.${domain}`, `src/domains/${router}/router.ts`)
  return needs
}

const refusers = new WeakMap<Modules, Map<string, ReadonlySet<string>>>()

/** The domains whose codes a router's procedures may answer: those of all it imports, and those of its steps of the ladder. */
function refusersOf(router: string, modules: Modules): ReadonlySet<string> {
  const known = refusers.get(modules) ?? new Map<string, ReadonlySet<string>>()
  refusers.set(modules, known)
  const found = known.get(router)
  if (found) return found
  const domains = new Set<string>()
  const seen = new Set<string>()
  const visit = (node: string): void => {
    const module = modules.get(node)
    if (!module || seen.has(node) || node.startsWith('src/trpc/')) return
    seen.add(node)
    for (const code of thrownIn(module)) domains.add(code.split('.')[0] ?? '')
    const imports = importsOf(module)
    if (imports.includes(LADDER)) {
      for (const turned of TURNED_AWAY) if (turned.step.test(module.text)) for (const each of turned.domains) domains.add(each)
    }
    for (const each of imports) visit(each)
  }
  visit(`src/domains/${router}/router`)
  known.set(router, domains)
  return domains
}

/** A contract lists what its domain may say; what is thrown stands where it is thrown. */
const thrownIn = ({ path, text }: Module) => (path.endsWith('/contract.ts') ? [] : readSayings(path, text).errorCodes.keys())
