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

/** The words to look for; none: no search. */
export function searchTerms(asked: string): string[] {
  return [...new Set(foldForSearch(asked).split(' '))].filter((word) => word !== '').slice(0, TERMS_MAX)
}

/** What LIKE is to find in an event's search text, a pattern for each word. Folded words hold no pattern of their own. */
export function searchPatterns(asked: string): string[] {
  return searchTerms(asked).map((word) => (SHORT.test(word) ? `% ${word}%` : `%${word}%`))
}

/** Whether every term is somewhere in these texts. */
export function hasAll(terms: readonly string[], texts: readonly string[]): boolean {
  const folded = texts.map(foldForSearch)
  return terms.every((term) => folded.some((text) => text.includes(term)))
}

/** An event's search text, from everything it should be found by: names, summary, city, venue, line-up. Every word follows a space. */
export function searchTextOf(parts: readonly string[]): string {
  const folded = [...new Set(parts.map(foldForSearch))].filter((part) => part !== '')
  return folded.map((part) => ` ${part}`).join(' |').slice(0, SEARCH_TEXT_MAX)
}
