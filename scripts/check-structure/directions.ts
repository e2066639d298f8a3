import { targetOf } from './graph.ts'
import {
  CLIENT_LAYERS, CLIENT_PARTS, DOMAIN_RULES, DOMAINS, LAYER_RULES, placeOf, VENDOR_HOMES, type Layer, type Part, type Place,
} from './layers.ts'
import type { ImportFact, Source, Violation } from './source.ts'

/** Each a function of its arguments; the last two set type. */
const LIB_PACKAGES = /^(zod|uuid|@cantoo\/fontkit|bidi-js)$/
const CONTRACT_PACKAGES = /^zod$/
const EMAIL_PACKAGES = /^(react|@react-email\/.+)$/
/** AsyncLocalStorage is the one part of Node that every edge runtime has. */
const EDGE_BUILTIN = 'node:async_hooks'
const NODE_BUILTIN = /^(node:.+|fs|net|tls|http|https|path|os|crypto|stream|buffer|child_process|worker_threads|process)$/

/** Rules on imports: who may know whom. Types count: a type known upward is knowledge too. */
export function checkDirections(sources: readonly Source[]): Violation[] {
  return sources.flatMap((source) => {
    const from = placeOf(source.path)
    if (!from || from.at === 'outside') return []
    return source.imports.flatMap((fact) => {
      const target = targetOf(source.path, fact.specifier)
      const problem = 'package' in target ? wrongPackage(from, target.package) : wrongPath(source, from, fact, target.path)
      return problem ? [{ path: source.path, line: fact.line, ...problem }] : []
    })
  })
}

type Problem = Pick<Violation, 'wrong' | 'instead'>

function wrongPath(source: Source, from: Place, fact: ImportFact, path: string): Problem | null {
  const to = placeOf(path)
  if (!to) return null
  const wrong = `${name(from)} imports ${path}`
  if (to.at === 'outside') return { wrong, instead: 'The product knows nothing of local-cloud, bench, e2e and scripts; vitest provides addresses to tests' }
  if (to.at === 'test' || (to.at === 'domain' && to.part === 'test')) return { wrong, instead: 'Move what tests share to testing.ts' }
  if (isForTests(to) && !isForTests(from)) return { wrong, instead: 'Factories for tests stay with tests' }
  if (from.at === 'trpc/client' && to.at === 'trpc') {
    return fact.typeOnly ? null : { wrong, instead: 'It ships to browsers: of the server it may import types only' }
  }
  if (source.client && !isForTests(from)) {
    const allowed = to.at === 'domain' ? CLIENT_PARTS.includes(to.part) : CLIENT_LAYERS.includes(to.at)
    if (!allowed) {
      return { wrong: `a "use client" file imports ${path}`, instead: 'It ships to browsers: of a domain only contract, model and ui, else ui, i18n, lib and trpc/client' }
    }
  }
  if (from.at === 'emails' && to.at === 'i18n' && !fact.typeOnly) {
    return { wrong, instead: 'A mail takes props; of i18n it may import types only' }
  }
  return from.at === 'domain' ? wrongFromDomain(from, to, wrong) : wrongFromLayer(from.at, to, wrong)
}

function wrongFromDomain(from: Extract<Place, { at: 'domain' }>, to: Place, wrong: string): Problem | null {
  const rule = DOMAIN_RULES[from.part]
  if (to.at !== 'domain') {
    return rule.layers.includes(to.at) ? null : { wrong, instead: `It may import the layers ${list(rule.layers)}` }
  }
  if (to.domain === from.domain) {
    return rule.own.includes(to.part) ? null : { wrong, instead: `Of its own domain ${from.part} may import ${list(rule.own)}` }
  }
  if (rank(to.domain) > rank(from.domain)) {
    return { wrong, instead: `${to.domain} stands above ${from.domain}: upward news travels as an event that ${to.domain} handles` }
  }
  return rule.lower.includes(to.part) ? null : { wrong, instead: `Of another domain ${from.part} may import ${list(rule.lower)}` }
}

function wrongFromLayer(from: Layer, to: Place, wrong: string): Problem | null {
  if (from === 'test' || from === 'outside') return null
  const rule: { parts: readonly Part[]; layers: readonly Layer[] } = LAYER_RULES[from]
  const allowed = to.at === 'domain' ? rule.parts.includes(to.part) : rule.layers.includes(to.at)
  if (allowed) return null
  const domains = rule.parts.length > 0 ? ` and of domains ${list(rule.parts)}` : ' and nothing of a domain'
  return { wrong, instead: `${from} may import ${list(rule.layers)}${domains}` }
}

function wrongPackage(from: Place, packageName: string): Problem | null {
  if (isForTests(from)) return null
  const wrong = `${name(from)} imports ${packageName}`
  const isContract = from.at === 'domain' && from.part === 'contract'
  if (from.at === 'lib' && !LIB_PACKAGES.test(packageName)) return { wrong, instead: 'lib is pure: of packages only zod, uuid, and for type @cantoo/fontkit and bidi-js' }
  if (isContract && !CONTRACT_PACKAGES.test(packageName)) return { wrong, instead: 'A contract is isomorphic: of packages only zod' }
  if (from.at === 'emails') {
    return EMAIL_PACKAGES.test(packageName) ? null : { wrong, instead: 'A mail is props in, JSX out: only react, @react-email, lib and types of i18n' }
  }
  // Password hashing: WebCrypto has no scrypt, and workerd has Node's natively.
  if (packageName === 'node:crypto' && from.at === 'platform') return null
  if (NODE_BUILTIN.test(packageName) && !(packageName === EDGE_BUILTIN && from.at === 'platform')) return { wrong, instead: 'Server code runs at the edge: use Web APIs (fetch, crypto.subtle, streams)' }
  for (const { packages, homes } of VENDOR_HOMES) {
    if (packages.test(packageName) && !(from.at !== 'domain' && homes.includes(from.at))) {
      return { wrong, instead: `Only ${list(homes)} holds that package; import its interface from there` }
    }
  }
  return null
}

/** Tests, and what only tests import. */
function isForTests(place: Place): boolean {
  return place.at === 'test' || place.at === 'testing' || (place.at === 'domain' && (place.part === 'test' || place.part === 'testing'))
}

function name(place: Place): string {
  return place.at === 'domain' ? `${place.domain}/${place.part}` : place.at
}

function rank(domain: string): number {
  return DOMAINS.findIndex((known) => known === domain)
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'nothing' : names.join(', ')
}
