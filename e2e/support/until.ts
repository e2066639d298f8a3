import { setTimeout as sleep } from 'node:timers/promises'

/** Asks until the answer is there. The condition is what the test is about; the limit only ends a hopeless wait. */
export async function until<T>(ask: () => Promise<T | null | undefined | false>, what: string, limitMs = 20_000): Promise<T> {
  const end = Date.now() + limitMs
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (Date.now() > end) throw new Error(`Waited ${limitMs} ms in vain for ${what}`)
    await sleep(50)
  }
}
