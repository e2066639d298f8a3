import { expect, test } from 'vitest'
import { checkClientTexts } from './client-texts.ts'

/** A page with a client component that says things and writes by the API, inside a layout with texts. */
const TREE = {
  'src/i18n/messages/en/orders.json': '{ "price": { "total": "Total" }, "over": { "title": "Over" }, "none": "None" }',
  'src/app/[locale]/(site)/layout.tsx': `import { ClientTexts } from '@/i18n/client-texts'
export default ({ children }) => <ClientTexts place="site">{children}</ClientTexts>`,
  'src/app/[locale]/(site)/orders/page.tsx': "import { Total } from '@/domains/orders/ui/total'\nexport default Total",
  'src/domains/orders/ui/total.tsx': `'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
export const Total = () => useTranslations('orders')('price.total')`,
  'src/ui/button.tsx': "import { useTranslations } from 'next-intl'\nexport const Button = () => useTranslations('common.ui')('loading')",
  'src/i18n/failure-text.ts': "export const useFailureText = () => useTranslations('errors')",
  'src/trpc/client.tsx': "'use client'\nexport const trpc = {}",
  'src/trpc/init.ts': "throw new DomainError('identity.sign_in_needed', 'unauthenticated')",
  'src/domains/orders/contract.ts': "export const ORDER_ERRORS = ['orders.gone'] as const",
  'src/domains/orders/router.ts': "import { signedIn } from '@/trpc/init'\nimport { pay } from './commands/pay'\nexport const router = { pay: signedIn.mutation(pay) }",
  'src/domains/orders/commands/pay.ts': "throw new DomainError('orders.gone', 'gone')",
}
const SITE = ['orders.price', 'common.ui']

function problems(change: Record<string, string> = {}, places: Record<string, string[]> = { site: SITE }): string[] {
  const files = Object.entries({ ...TREE, ...change }).map(([path, text]) => ({ path, text }))
  return checkClientTexts(files, places).map(({ wrong }) => wrong)
}

test('what client components say is sent, down to what they are made of', () => {
  expect(problems()).toEqual([])
  expect(problems({}, { site: ['orders', 'common'] })).toEqual([])
})

test('what is not sent, and what is sent for nothing', () => {
  expect(problems({}, { site: ['orders.over', 'common.ui'] })).toEqual([
    'site lacks orders.price, which src/domains/orders/ui/total.tsx says',
    'site sends orders.over, which no client component there says',
  ])
})

test('what only the server says is not sent', () => {
  const onServer = TREE['src/domains/orders/ui/total.tsx'].replace("'use client'", '')
  expect(problems({ 'src/domains/orders/ui/total.tsx': onServer }, { site: [] })).toEqual([])
})

test('a layout of its own, or the page, has texts of its own', () => {
  const layout = TREE['src/app/[locale]/(site)/layout.tsx'].replace('site', 'order')
  expect(problems({ 'src/app/[locale]/(site)/orders/layout.tsx': layout }, { site: [], order: SITE })).toEqual([])
  const page = `${TREE['src/app/[locale]/(site)/orders/page.tsx']}\nconst own = <ClientTexts place="order" />`
  expect(problems({ 'src/app/[locale]/(site)/orders/page.tsx': page }, { site: [], order: SITE })).toEqual([])
})

test('texts without a place around them', () => {
  expect(problems({ 'src/app/[locale]/(site)/layout.tsx': '' }, { site: [] })).toEqual([
    'its client components say orders.price, common.ui, and no ClientTexts is around them',
  ])
})

test('who tells of failures has the words of every domain that may refuse, and of the steps to it', () => {
  const paying = `${TREE['src/domains/orders/ui/total.tsx']}
import { useFailureText } from '@/i18n/failure-text'
import { trpc } from '@/trpc/client'
trpc.orders.pay.useMutation()`
  const lacking = problems({ 'src/domains/orders/ui/total.tsx': paying }).map((wrong) => wrong.split(',')[0])
  expect(new Set(lacking)).toEqual(new Set(['unexpected', 'offline', 'input', 'orders', 'identity'].map((group) => `site lacks errors.${group}`)))
})
