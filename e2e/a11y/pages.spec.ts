import { AxeBuilder } from '@axe-core/playwright'
import { inLanguage } from '@/lib/addresses'
import { makeProcedureWorld } from '../authz/world.ts'
import { complaintsOf } from '../support/complaints.ts'
import { expect, test } from '../support/test.ts'
import { expectStill } from './motion.ts'
import { PAGES } from './pages.ts'
import { expectReflow } from './reflow.ts'

/** WCAG 2.2 AA and what comes before it, and axe's own advice. */
const RULES_BY_DAY = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']
/** What only colours can break. */
const RULES_BY_NIGHT = ['color-contrast', 'link-in-text-block']

/** From left to right on a laptop, from right to left on a phone: two ways each page is laid out. */
const READERS = [
  { language: 'en', viewport: { width: 1280, height: 800 } },
  { language: 'ar', viewport: { width: 390, height: 844 } },
] as const

for (const { language, viewport } of READERS) {
  test.describe(language, () => {
    test.use({ language, viewport, reducedMotion: 'reduce' })

    for (const { name, as, path, ready } of PAGES) {
      test(`${name}: nothing in anybody's way, by day and by night, small and large`, async ({ page, context, words, shell, stack }) => {
        const world = await makeProcedureWorld(shell, stack.url)
        if (as !== 'nobody') await context.addCookies(world.callers[as].cookies())
        const complaints = await complaintsOf(page)
        await page.goto(inLanguage(`/en${typeof path === 'string' ? path : path(world)}`, language))
        await page.getByRole('heading', { level: 1 }).first().waitFor()
        await ready?.({ page, words, language, world })
        await expectStill(page)
        expect(complaints, 'nothing its policy forbids, no error').toEqual([])
        expect(await violationsOf(new AxeBuilder({ page }).withTags(RULES_BY_DAY))).toEqual([])
        await page.emulateMedia({ colorScheme: 'dark' })
        expect(await violationsOf(new AxeBuilder({ page }).withRules(RULES_BY_NIGHT)), 'by night').toEqual([])
        await expectReflow(page)
      })
    }
  })
}

/** What is wrong, where, and why, short enough to read in a report. */
async function violationsOf(axe: AxeBuilder) {
  const { violations } = await axe.analyze()
  return violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`) }))
}
