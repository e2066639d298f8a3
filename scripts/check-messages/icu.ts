import {
  isArgumentElement, isDateElement, isNumberElement, isPluralElement, isSelectElement, isTagElement, isTimeElement, parse,
  type MessageFormatElement, type PluralElement,
} from '@formatjs/icu-messageformat-parser'

/** What a message asks of its caller: `{count}` -> plural, `<b>` -> tag. */
export type Shape = ReadonlyMap<string, string>

export interface Reading {
  shape: Shape
  /** Plural forms the language distinguishes and the message does not give. */
  missingForms: string[]
}

/** Parses an ICU message as next-intl does. Throws a SyntaxError that names the mistake. */
export function readMessage(message: string, locale: string): Reading {
  const shape = new Map<string, string>()
  const missingForms: string[] = []
  const note = (name: string, kind: string): void => {
    const before = shape.get(name)
    // A number that is also counted with is counted: `{n, plural, one {# seat} other {{n} seats}}`.
    if (before === undefined || before === 'value') shape.set(name, kind)
  }
  const walk = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (isArgumentElement(element)) note(element.value, 'value')
      else if (isNumberElement(element)) note(element.value, 'number')
      else if (isDateElement(element)) note(element.value, 'date')
      else if (isTimeElement(element)) note(element.value, 'time')
      else if (isTagElement(element)) {
        note(`<${element.value}>`, 'tag')
        walk(element.children)
      } else if (isSelectElement(element)) {
        note(element.value, `select of ${Object.keys(element.options).toSorted().join(', ')}`)
        for (const option of Object.values(element.options)) walk(option.value)
      } else if (isPluralElement(element)) {
        note(element.value, element.pluralType === 'ordinal' ? 'ordinal' : 'plural')
        missingForms.push(...missing(element, locale))
        for (const option of Object.values(element.options)) walk(option.value)
      }
    }
  }
  walk(parse(message))
  return { shape, missingForms }
}

const COUNTS = Array.from({ length: 201 }, (_, count) => count)

/** Forms that counts from 0 to 200 take in the language; `=1` stands for a form that only 1 takes. */
function missing({ options, offset, pluralType }: PluralElement, locale: string): string[] {
  const rules = new Intl.PluralRules(locale, { type: pluralType ?? 'cardinal' })
  const uncovered = COUNTS.filter((count) => count >= offset && !(`=${count}` in options))
  return [...new Set(uncovered.map((count) => rules.select(count - offset)))].filter((form) => !(form in options))
}
