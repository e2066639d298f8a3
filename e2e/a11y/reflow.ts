import { expect, type Page } from '@playwright/test'

/** Ways in which somebody who sees little reads a page: WCAG 1.4.10 (1280 px at 400 %), and 1.4.4 by zoom and by size of text. */
const READINGS = [
  { name: 'on 320 px', width: 320, textPercent: 100 },
  { name: 'at twice the zoom', width: 640, textPercent: 100 },
  { name: 'with text of twice the size', width: 1280, textPercent: 200 },
] as const

/** All of the page is in it, as it is and however else it is read. Leaves the page as the last of the readings has it. */
export async function expectReflow(page: Page): Promise<void> {
  await expectInside(page)
  for (const { name, width, textPercent } of READINGS) {
    await page.setViewportSize({ width, height: 800 })
    await page.evaluate((percent) => document.documentElement.style.setProperty('font-size', `${percent}%`), textPercent)
    await expectInside(page, ` ${name}`)
  }
}

/** Nothing lies beside the page, and no word is cut off. */
export async function expectInside(page: Page, how = ''): Promise<void> {
  expect(await page.evaluate(beside), `nothing lies beside the page${how}`).toEqual([])
  expect(await page.evaluate(cutOff), `no word is cut off${how}`).toEqual([])
}

/** In the page: what makes it, or a dialog on it, scroll sideways. Boxes that do so on purpose keep what is in them. */
function beside(): string[] {
  const root = document.documentElement
  const wide = (box: Element) => box.scrollWidth > box.clientWidth + 1
  const scrolls = (box: Element) => ['auto', 'scroll'].includes(getComputedStyle(box).overflowX)
  const dialogs = [...document.querySelectorAll('[role=dialog] *, dialog[open]')].filter((box) => scrolls(box) && wide(box))
  const say = (node: Element) => node.outerHTML.slice(0, 200)
  if (!wide(root)) return dialogs.map(say)
  const keptInside = (node: Element): boolean => {
    const parent = node.parentElement
    return parent !== null && parent !== document.body && (getComputedStyle(parent).overflowX !== 'visible' || keptInside(parent))
  }
  const out = [...document.body.querySelectorAll('*')].filter((node) => {
    const { left, right, width } = node.getBoundingClientRect()
    return width > 0 && (left < -1 || right > root.clientWidth + 1) && !keptInside(node)
  })
  const innermost = out.filter((node) => !out.some((other) => other !== node && node.contains(other)))
  return [`${root.scrollWidth} px on ${root.clientWidth}`, ...dialogs.map(say), ...innermost.map(say)]
}

/** In the page: text that a box shows only a part of, from side to side. What ends in dots on purpose, or is there for the ear alone, is left out. */
function cutOff(): string[] {
  const HAIR = 2
  const forTheEar = 4
  const clipping = (node: Element | null): Element | null => {
    if (!node || node === document.body) return null
    const { overflowX, textOverflow, position } = getComputedStyle(node)
    if (textOverflow === 'ellipsis' || position === 'fixed' || ['auto', 'scroll'].includes(overflowX)) return null
    return ['hidden', 'clip'].includes(overflowX) ? node : clipping(node.parentElement)
  }
  const found: string[] = []
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const box = clipping(text.parentElement)
    if (!box || !text.nodeValue?.trim()) continue
    const edge = box.getBoundingClientRect()
    if (edge.width <= forTheEar) continue
    const range = document.createRange()
    range.selectNodeContents(text)
    const cut = [...range.getClientRects()].some(({ left, right, width }) => {
      const seen = Math.min(right, edge.right) - Math.max(left, edge.left)
      return width > HAIR && seen > HAIR && seen < width - HAIR
    })
    if (cut) found.push(`${text.nodeValue.slice(0, 60)} in ${box.outerHTML.slice(0, 160)}`)
  }
  return found
}
