import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkMessages } from './check.ts'

const EN = 'src/i18n/messages/en/orders.json'
const DE = 'src/i18n/messages/de/orders.json'
const AR = 'src/i18n/messages/ar/orders.json'

/** Three locales in order, and a form that says every key. */
const TREE = {
  [EN]: `{
  "title": "Your order",
  "seats": "{count, plural, one {# seat} other {# seats}}",
  "terms": "Read <link>the terms</link>, {name}",
  "state": { "paid": "Paid", "held": "Held" }
}`,
  [DE]: `{
  "title": "Deine Bestellung",
  "seats": "{count, plural, one {# Platz} other {# Plätze}}",
  "terms": "{name}, lies <link>die Bedingungen</link>",
  "state": { "paid": "Bezahlt", "held": "Reserviert" }
}`,
  [AR]: `{
  "title": "طلبك",
  "seats": "{count, plural, zero {لا مقاعد} one {مقعد} two {مقعدان} few {# مقاعد} many {# مقعدًا} other {# مقعد}}",
  "terms": "{name}، اقرأ <link>الشروط</link>",
  "state": { "paid": "مدفوع", "held": "محجوز" }
}`,
  'src/i18n/messages/en/errors.json': '{ "orders": { "gone": "It is gone" } }',
  'src/i18n/messages/de/errors.json': '{ "orders": { "gone": "Sie ist weg" } }',
  'src/i18n/messages/ar/errors.json': '{ "orders": { "gone": "انتهى" } }',
  'src/domains/orders/ui/form.tsx': `
const t = useTranslations('orders')
export const Form = ({ state }) => <p title={t('title')}>{t('seats', { count: 1 })} {t.rich('terms')} {t(\`state.\${state}\`)}</p>
`,
  'src/domains/orders/queries.ts': "throw new DomainError('orders.gone', 'gone')\n",
}

function problems(change: Record<string, string | null>): string[] {
  const files = Object.entries({ ...TREE, ...change }).flatMap(([path, text]) => (text === null ? [] : [{ path, text }]))
  return checkMessages(files, ['en', 'de', 'ar'], ['orders', 'errors']).map(({ path, line, wrong }) => `${path}:${line} ${wrong}`)
}

/** The tree's file with one piece of it replaced. */
function edited(path: keyof typeof TREE, from: string, to: string): Record<string, string> {
  const text = TREE[path] ?? ''
  expect(text).toContain(from)
  return { [path]: text.replace(from, to) }
}

test('texts in order have no problem', () => {
  expect(problems({})).toEqual([])
})

describe('locales', () => {
  test('a missing key', () => {
    expect(problems(edited(DE, '"title": "Deine Bestellung",', ''))).toEqual([`${DE}:1 orders.title is missing in de`])
  })

  test('a key English does not have', () => {
    expect(problems(edited(DE, '"held"', '"lost": "Weg", "held"'))).toEqual([`${DE}:5 orders.state.lost is not in the English orders.json`])
  })

  test('a missing file, a file nobody reads', () => {
    expect(problems({ 'src/i18n/messages/ar/errors.json': null })).toEqual(['src/i18n/messages/ar/errors.json:1 no texts of errors in ar'])
    expect(problems({ 'src/i18n/messages/fr/orders.json': TREE[EN] ?? '' })).toEqual([expect.stringContaining('fr/orders.json:1 a file nobody reads')])
  })

  test.each([
    ['a placeholder', '{name}', 'du', 'orders.terms lacks name (value)'],
    ['a tag', '<link>die Bedingungen</link>', 'die Bedingungen', 'orders.terms lacks <link> (tag)'],
    ['a plural', '{count, plural, one {# Platz} other {# Plätze}}', '{count} Plätze', 'orders.seats has count as value, English as plural'],
    ['a placeholder of its own', '{name}', '{name} {extra}', 'orders.terms has extra, which English lacks'],
  ])('%s differs', (_what, from, to, says) => {
    expect(problems(edited(DE, from, to))).toEqual([expect.stringContaining(says)])
  })

  test('select options differ', () => {
    const select = (options: string) => `{ "title": "{kind, select, ${options}}" }`
    const only = { 'src/domains/orders/ui/form.tsx': "useTranslations('orders'); t('title')", [AR]: select('a {1} other {2}') }
    expect(problems({ ...only, [EN]: select('a {1} other {2}'), [DE]: select('a {1} other {2}') })).toEqual([])
    expect(problems({ ...only, [EN]: select('a {1} other {2}'), [DE]: select('b {1} other {2}') })).toEqual([
      `${DE}:1 orders.title has kind as select of b, other, English as select of a, other`,
    ])
  })
})

describe('messages', () => {
  test.each([
    ['an open brace', '"Deine {Bestellung"'],
    ['an open tag', '"<b>Deine Bestellung"'],
    ['a plural without other', '"{count, plural, one {#}}"'],
  ])('%s', (_what, to) => {
    expect(problems(edited(DE, '"Deine Bestellung"', to))).toEqual([expect.stringContaining(`${DE}:2 orders.title is no ICU message`)])
  })

  test('an empty one', () => {
    expect(problems(edited(DE, '"Deine Bestellung"', '" "'))).toEqual([`${DE}:2 orders.title is empty`])
  })

  test('a plural form the language distinguishes', () => {
    expect(problems(edited(AR, 'few {# مقاعد} ', ''))).toEqual([`${AR}:3 orders.seats lacks the plural few`])
    expect(problems(edited(AR, 'two {مقعدان}', '=2 {مقعدان}'))).toEqual([])
  })

  test('a list, a key twice, broken JSON', () => {
    expect(problems(edited(DE, '"Bezahlt"', '["Bezahlt"]'))).toContain(`${DE}:5 orders.state.paid is neither a text nor a group of texts`)
    expect(problems(edited(DE, '"paid": "Bezahlt"', '"held": "Bezahlt"'))).toContain(`${DE}:5 the key orders.state.held twice`)
    expect(problems({ [DE]: '{ "title": }' })).toContain(`${DE}:1 not JSON`)
  })
})

describe('the code', () => {
  test('a key nothing says', () => {
    expect(problems(edited('src/domains/orders/ui/form.tsx', "t('title')", "t('name')"))).toEqual([`${EN}:2 nothing says orders.title`])
  })

  test('a key only a test says', () => {
    expect(problems({ 'src/domains/orders/ui/form.tsx': null, 'src/a.test.tsx': TREE['src/domains/orders/ui/form.tsx'] ?? '' })).toHaveLength(5)
  })

  test('the same word under another namespace does not count', () => {
    expect(problems(edited('src/domains/orders/ui/form.tsx', "'orders'", "'tickets'"))).toHaveLength(5)
  })

  test('a nested namespace and a whole key count', () => {
    const form = (text: string) => problems({ 'src/domains/orders/ui/form.tsx': `${TREE['src/domains/orders/ui/form.tsx']?.replace('state.', 'x.')}\n${text}` })
    expect(form('')).toHaveLength(2)
    expect(form("getTranslations({ namespace: 'orders.state' }); t('paid'); t('held')")).toEqual([])
    expect(form("t('orders.state.paid'); t(`orders.state.${state}`)")).toEqual([])
  })

  test('a file that imports the JSON says all of it, the list of files does not', () => {
    const text = "import en from './messages/en/orders.json'"
    expect(problems({ 'src/domains/orders/ui/form.tsx': '', 'src/app/global-error.tsx': text })).toEqual([])
    expect(problems({ 'src/domains/orders/ui/form.tsx': '', 'src/i18n/messages.ts': text })).toHaveLength(5)
  })

  test('errors are said by their codes, and every code has its text', () => {
    expect(problems({ 'src/domains/orders/queries.ts': '' })).toEqual([])
    expect(problems(edited('src/domains/orders/queries.ts', 'orders.gone', 'orders.late'))).toEqual([
      'src/domains/orders/queries.ts:1 the error orders.late has no text',
    ])
    expect(problems({ 'src/domains/orders/contract.ts': "export const ORDER_ERRORS = ['orders.gone', 'orders.lost'] as const" })).toEqual([
      'src/domains/orders/contract.ts:1 the error orders.lost has no text',
    ])
  })
})

test('the command reads a tree from disk, prints each problem with what to do, and exits 1', () => {
  const root = mkdtempSync(join(tmpdir(), 'fairground-messages-'))
  try {
    for (const [path, text] of Object.entries(edited(DE, '"title": "Deine Bestellung",', ''))) {
      mkdirSync(join(root, dirname(path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/check-messages.ts', root], { encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stdout).toContain('src/i18n/messages/en/orders.json:1  no texts of orders in en. Add the file, with the keys of the English one.')
    expect(stdout).toMatch(/Messages: \d+ problems\./)
  } finally {
    rmSync(root, { recursive: true })
  }
})
