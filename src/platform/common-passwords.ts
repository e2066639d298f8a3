import type { ZxcvbnFactory } from '@zxcvbn-ts/core'

/** Guesses an attacker with no patience would make: fewer than a million (zxcvbn's scores 0 and 1). */
const GUESSABLE_SCORE_MAX = 1
/** What is looked at: a guess that long is none, and the time taken grows with the length. */
const LOOKED_AT_LENGTH = 64

let judge: ZxcvbnFactory | undefined

/** Half a megabyte: read when a password is chosen, once for an isolate. */
async function readList(): Promise<ZxcvbnFactory> {
  const [zxcvbn, { adjacencyGraphs, dictionary }] = await Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')])
  return new zxcvbn.ZxcvbnFactory({ dictionary: { passwords: dictionary['passwords-common'] }, graphs: adjacencyGraphs })
}

/**
 * Whether a password is among the first that would be tried: one of 50,000 known from leaks, a run or a row of the keyboard,
 * something repeated, or what `about` says of its owner, with the usual digits and signs around. Checked here and not by asking
 * a list of leaks over the network (k-anonymity): a sign-up must not hang on a vendor, nor tell one that it happened.
 */
export async function isGuessable(password: string, about: readonly string[]): Promise<boolean> {
  judge ??= await readList()
  const parts = about.flatMap((text) => [text, ...text.split('@'), ...text.split(/[^\p{L}\p{N}]+/u)])
  const words = ['fairground', ...parts].filter((word) => word.length > 2)
  return judge.check(password.slice(0, LOOKED_AT_LENGTH), words).score <= GUESSABLE_SCORE_MAX
}
