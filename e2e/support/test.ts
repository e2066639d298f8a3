import { test as base } from '@playwright/test'
import { createDb, type Db } from '@/db/client'
import { parseEnv } from '@/env'
import { newId } from '@/lib/ids'
import { createServices, type Shell } from '@/platform/shell'
import type { Locale } from '@/lib/translated'
import { Control } from './control.ts'
import { answers } from './hydrated.ts'
import { Inbox } from './inbox.ts'
import { readStack, type StackFacts } from './stack.ts'
import { wordsIn, type Words } from './words.ts'

interface Options {
  /** The language of the pages. */
  language: Locale
}

interface TestFixtures extends Options {
  /** The texts of the pages' language. */
  words: Words
}

interface WorkerFixtures {
  stack: StackFacts
  /** The stack's database, for worlds of a test's own. */
  db: Db
  /** The stack's services, for what a world needs to be bought. */
  shell: Shell
  inbox: Inbox
  control: Control
}

/** Playwright's test with the stack of this run. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  stack: [async ({}, use) => use(readStack()), { scope: 'worker' }],
  db: [async ({ stack }, use) => use(createDb(parseEnv(stack.env))), { scope: 'worker' }],
  shell: [
    async ({ stack }, use) => {
      const waiting: Promise<unknown>[] = []
      await use({
        ...createServices(parseEnv(stack.env)),
        get now() {
          return new Date()
        },
        requestId: newId('req'),
        ip: null,
        waitUntil: (promise) => waiting.push(promise),
      })
      await Promise.allSettled(waiting)
    },
    { scope: 'worker' },
  ],
  inbox: [async ({ stack }, use) => use(new Inbox(stack.urls.resend)), { scope: 'worker' }],
  control: [async ({ stack }, use) => use(new Control(stack.urls)), { scope: 'worker' }],
  language: ['en', { option: true }],
  words: async ({ language }, use) => use(wordsIn(language)),
  baseURL: async ({ stack }, use) => use(stack.url),
  page: async ({ page }, use) => {
    const { goto, reload } = page
    page.goto = async (...args) => {
      const response = await goto.apply(page, args)
      await answers(page)
      return response
    }
    page.reload = async (...args) => {
      const response = await reload.apply(page, args)
      await answers(page)
      return response
    }
    await use(page)
  },
})

export { expect } from '@playwright/test'
