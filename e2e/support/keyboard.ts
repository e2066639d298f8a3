import { expect, type Locator, type Page } from '@playwright/test'

const PRESSES_MAX = 120

/** Presses Tab until the element has the focus, as somebody without a mouse would; fails when it cannot be reached. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  const element = target.first()
  await expect(element).toBeVisible()
  for (let press = 0; press < PRESSES_MAX; press += 1) {
    if (await element.evaluate((node) => node === document.activeElement)) return
    const before = await page.evaluateHandle(() => document.activeElement)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(lostAt, before), 'each stop is in sight, has a ring, and follows the one before').toBeNull()
  }
  throw new Error(`${String(target)} cannot be reached by ${PRESSES_MAX} presses of Tab`)
}

/** In the page: what is wrong with where the focus went from `before`, or null (WCAG 2.4.3, 2.4.7, 2.4.11). */
function lostAt(before: Element | null): string | null {
  /** Of a pixel: boxes on one line rarely end at the same fraction. */
  const ROUNDING = 1
  const now = document.activeElement
  if (!now || now === document.body) return null
  const name = now.outerHTML.slice(0, 200)
  const box = now.getBoundingClientRect()
  const [x, y] = [(Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2, (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2]
  const onTop = document.elementFromPoint(x, y)
  if (!onTop || !(now.contains(onTop) || onTop.contains(now))) return `out of sight or under ${onTop?.outerHTML.slice(0, 120)}: ${name}`
  const ringed = [now, now.closest('label')].some((node) => {
    if (!node) return false
    const { outlineStyle, outlineWidth } = getComputedStyle(node)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
  })
  if (!ringed) return `no ring: ${name}`
  // A field of several parts, as for a date, keeps the focus for each of them.
  if (!before?.isConnected || before === document.body || before === now) return null
  if (!(before.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING)) return `back to what was read before: ${name}`
  const was = before.getBoundingClientRect()
  const further = document.dir === 'rtl' || getComputedStyle(document.documentElement).direction === 'rtl' ? box.right < was.right + ROUNDING : box.left > was.left - ROUNDING
  const below = box.top >= was.bottom - ROUNDING
  return below || further ? null : `against the direction of reading: ${name}`
}
