/** Letters that Unicode does not take apart, and how people type them without their keyboard. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', þ: 'th', ı: 'i', ة: 'ه', ى: 'ي', ـ: '',
}
const SEARCH_TEXT_MAX = 20_000
const TERMS_MAX = 8

/**
 * Text as it is searched: lower case, without accents, vowel marks and punctuation, single spaces. What is stored and what
 * is asked for pass through here, so that "Überjazz" is found by "uberjazz" and by "ÜBER jazz".
 */
export function foldForSearch(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\p{M}'’ʼ]/gu, '')
    .replaceAll(/[ßæœøđðłþıةىـ]/gu, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** One or two of them stand inside of most words: they are looked for where a word begins, which an index of trigrams can find. */
const SHORT = /^[\p{Script=Latin}\p{N}]{1,2}$/u

/** What LIKE is to find in an event's search text, a pattern for each word; none: no search. Folded words hold no pattern of their own. */
export function searchPatterns(asked: string): string[] {
  const words = [...new Set(foldForSearch(asked).split(' '))].filter((word) => word !== '').slice(0, TERMS_MAX)
  return words.map((word) => (SHORT.test(word) ? `% ${word}%` : `%${word}%`))
}

/** An event's search text, from everything it should be found by: names, summary, city, venue, line-up. Every word follows a space. */
export function searchTextOf(parts: readonly string[]): string {
  const folded = [...new Set(parts.map(foldForSearch))].filter((part) => part !== '')
  return folded.map((part) => ` ${part}`).join(' |').slice(0, SEARCH_TEXT_MAX)
}
