import { expect, type Page } from '@playwright/test'

/** For whoever asks for less motion nothing moves, neither now nor when it is touched. */
export async function expectStill(page: Page): Promise<void> {
  expect(await page.evaluate(moving), 'nothing moves with reduced motion').toEqual([])
}

/** In the page: what is animated, or would be. */
function moving(): string[] {
  const moves = ({ animationName, transitionProperty, transitionDuration, scrollBehavior }: CSSStyleDeclaration) =>
    animationName !== 'none' || scrollBehavior === 'smooth' || (transitionProperty !== 'none' && transitionDuration !== '0s')
  return [...document.querySelectorAll('*')]
    .filter((node) => [null, '::before', '::after'].some((part) => moves(getComputedStyle(node, part))))
    .map(({ outerHTML }) => outerHTML.slice(0, 200))
}
