import { readMessage, type Shape } from './icu.ts'
import { readTexts, type Text } from './texts.ts'
import { readSayings, unusedKeys, type Sayings } from './usage.ts'

/** A file of the tree by its path from the root. */
export interface TreeFile {
  path: string
  text: string
}

export interface Problem {
  path: string
  line: number
  wrong: string
  instead: string
}

const MODEL_LOCALE = 'en'
const TEXT_FILE = /^src\/i18n\/messages\/([\w-]+)\/([\w-]+)\.json$/

interface Namespace {
  locale: string
  name: string
  path: string
  texts: Text[]
}

/**
 * Compares every locale's texts with the English ones, and those with the code. `locales` and `namespaces` are what the
 * product says it has.
 */
export function checkMessages(files: readonly TreeFile[], locales: readonly string[], namespaces: readonly string[]): Problem[] {
  const problems: Problem[] = []
  const read: Namespace[] = []
  for (const { path, text } of files) {
    const [, locale, name] = TEXT_FILE.exec(path) ?? []
    if (locale === undefined || name === undefined) continue
    const file = readTexts(path, name, text)
    read.push({ locale, name, path, texts: file.texts })
    problems.push(...file.problems.map((problem) => ({ path, ...problem })))
  }
  const english = read.filter(({ locale }) => locale === MODEL_LOCALE)
  const code = files.filter(({ path }) => /\.tsx?$/.test(path)).map(({ path, text }) => readSayings(path, text))
  return [
    ...problems,
    ...missingFiles(read, locales, namespaces),
    ...read.flatMap((each) => each.texts.flatMap((text) => unreadable(text, each.locale))),
    ...read.filter(({ locale }) => locale !== MODEL_LOCALE).flatMap((each) => differences(each, english.find(({ name }) => name === each.name))),
    ...unused(english, code),
    ...unspokenErrors(english, code),
  ].toSorted((a, b) => a.path.localeCompare(b.path) || a.line - b.line)
}

function missingFiles(read: readonly Namespace[], locales: readonly string[], namespaces: readonly string[]): Problem[] {
  const missing = locales.flatMap((locale) =>
    namespaces
      .filter((name) => !read.some((each) => each.locale === locale && each.name === name))
      .map((name) => ({
        path: `src/i18n/messages/${locale}/${name}.json`,
        line: 1,
        wrong: `no texts of ${name} in ${locale}`,
        instead: 'Add the file, with the keys of the English one',
      })),
  )
  const unknown = read
    .filter(({ locale, name }) => !locales.includes(locale) || !namespaces.includes(name))
    .map(({ path }) => ({ path, line: 1, wrong: 'a file nobody reads', instead: 'Name its namespace in src/i18n/namespaces.ts, or remove it' }))
  return [...missing, ...unknown]
}

function unreadable({ key, path, line, message }: Text, locale: string): Problem[] {
  if (message.trim() === '') return [{ path, line, wrong: `${key} is empty`, instead: 'Write its text' }]
  try {
    const { missingForms } = readMessage(message, locale)
    if (missingForms.length === 0) return []
    return [{ path, line, wrong: `${key} lacks the plural ${missingForms.join(', ')}`, instead: `${locale} distinguishes it: add the form` }]
  } catch (error) {
    return [{ path, line, wrong: `${key} is no ICU message (${error instanceof Error ? error.message : 'unreadable'})`, instead: 'Mend its braces, tags or quotes' }]
  }
}

function differences({ locale, name, path, texts }: Namespace, english: Namespace | undefined): Problem[] {
  const own = new Map(texts.map((text) => [text.key, text]))
  const model = new Map((english?.texts ?? []).map((text) => [text.key, text]))
  const missing = [...model.keys()].filter((key) => !own.has(key))
  const extra = [...own.values()].filter(({ key }) => !model.has(key))
  return [
    ...missing.map((key) => ({ path, line: 1, wrong: `${key} is missing in ${locale}`, instead: 'Translate it from the English file' })),
    ...extra.map(({ key, line }) => ({ path, line, wrong: `${key} is not in the English ${name}.json`, instead: 'Add it there or remove it here' })),
    ...[...own.values()].flatMap((text) => {
      const wrong = differentShape(text, model.get(text.key), locale)
      return wrong ? [{ path, line: text.line, wrong: `${text.key} ${wrong}`, instead: 'Use the same placeholders and tags as in English' }] : []
    }),
  ]
}

function differentShape(text: Text, english: Text | undefined, locale: string): string | null {
  const own = shapeOf(text.message, locale)
  const model = english ? shapeOf(english.message, MODEL_LOCALE) : null
  if (!own || !model) return null
  for (const [name, kind] of model) {
    const given = own.get(name)
    if (given === undefined) return `lacks ${name} (${kind})`
    if (given !== kind) return `has ${name} as ${given}, English as ${kind}`
  }
  const unknown = [...own.keys()].find((name) => !model.has(name))
  return unknown === undefined ? null : `has ${unknown}, which English lacks`
}

function shapeOf(message: string, locale: string): Shape | null {
  try {
    return readMessage(message, locale).shape
  } catch {
    return null // told already, as unreadable
  }
}

function unused(english: readonly Namespace[], code: readonly Sayings[]): Problem[] {
  const texts = new Map(english.flatMap((each) => each.texts).map((text) => [text.key, text]))
  const product = code.filter(({ path }) => !/\.test\.tsx?$/.test(path))
  return unusedKeys([...texts.keys()], product).flatMap((key) => {
    const text = texts.get(key)
    if (!text) return []
    return [{ path: text.path, line: text.line, wrong: `nothing says ${key}`, instead: 'Remove it in every locale, or say it' }]
  })
}

/** An error's code is its key under `errors`: tsc cannot see that one is missing, so this does. */
function unspokenErrors(english: readonly Namespace[], code: readonly Sayings[]): Problem[] {
  const keys = new Set(english.flatMap((each) => each.texts).map(({ key }) => key))
  const told = new Set<string>()
  return code
    .filter(({ path }) => !path.endsWith('.test.ts'))
    .flatMap(({ path, errorCodes }) =>
      [...errorCodes].flatMap(([errorCode, line]) => {
        if (keys.has(`errors.${errorCode}`) || told.has(errorCode)) return []
        told.add(errorCode)
        return [{ path, line, wrong: `the error ${errorCode} has no text`, instead: `Add errors.${errorCode} in every locale` }]
      }),
    )
}
