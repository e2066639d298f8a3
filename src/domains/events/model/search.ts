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

/** The words to look for, each of which an event's search text must contain; none: no search. */
export function searchTerms(asked: string): string[] {
  return [...new Set(foldForSearch(asked).split(' '))].filter((term) => term !== '').slice(0, TERMS_MAX)
}

/** An event's search text, from everything it should be found by: names, summary, city, venue, line-up. */
export function searchTextOf(parts: readonly string[]): string {
  return [...new Set(parts.map(foldForSearch))].filter((part) => part !== '').join(' | ').slice(0, SEARCH_TEXT_MAX)
}
