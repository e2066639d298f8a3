import { invalidRequest } from './problem.ts'

type FormValue = string | FormValue[] | FormObject
export interface FormObject {
  [key: string]: FormValue
}

// Maps while building: a key such as `__proto__` is then only a key.
type Branch = Map<string, string | Branch>

const MAX_DEPTH = 8
const INDEX = /^\d+$/

/**
 * Reads `application/x-www-form-urlencoded` text with Stripe's brackets: `line_items[0][price]=x` becomes
 * `{ line_items: [{ price: 'x' }] }`, `expand[]=a` a list. Every leaf is a string.
 */
export function decodeForm(text: string): FormObject {
  const root: Branch = new Map()
  if (text !== '') {
    for (const pair of text.split('&')) {
      const equals = pair.indexOf('=')
      const key = unescapeText(equals < 0 ? pair : pair.slice(0, equals))
      place(root, keyPath(key), equals < 0 ? '' : unescapeText(pair.slice(equals + 1)))
    }
  }
  return toObject(root)
}

function unescapeText(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text
  if (!spaced.includes('%')) return spaced
  try {
    return decodeURIComponent(spaced)
  } catch {
    throw invalidRequest('Invalid request: the body is not valid form encoding.')
  }
}

function keyPath(key: string): string[] {
  const bracket = key.indexOf('[')
  if (bracket < 0) return [key]
  const path = [key.slice(0, bracket), ...key.slice(bracket + 1).replace(/\]$/, '').split('][')]
  if (path.length > MAX_DEPTH) throw invalidRequest(`Invalid request: '${key}' is nested too deeply.`)
  return path
}

function place(root: Branch, path: string[], value: string): void {
  let branch = root
  for (const [depth, part] of path.entries()) {
    const name = part === '' ? String(branch.size) : part
    if (depth === path.length - 1) {
      branch.set(name, value)
      return
    }
    const below = branch.get(name)
    if (below instanceof Map) {
      branch = below
    } else {
      const made: Branch = new Map()
      branch.set(name, made)
      branch = made
    }
  }
}

function toObject(branch: Branch): FormObject {
  const entries: [string, FormValue][] = []
  for (const [key, value] of branch) entries.push([key, typeof value === 'string' ? value : toValue(value)])
  return Object.fromEntries(entries)
}

function toValue(branch: Branch): FormValue {
  for (const key of branch.keys()) if (!INDEX.test(key)) return toObject(branch)
  const items: FormValue[] = []
  for (const value of branch.values()) items.push(typeof value === 'string' ? value : toValue(value))
  return items
}
