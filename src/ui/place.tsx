import { useTranslations } from 'next-intl'

interface PlaceProps {
  /** The smaller part: a house or a street; and where that is. */
  first: string
  second: string
}

/** A place in two parts, with the comma of the reader's language; each part in the direction of its own script. */
export function Place({ first, second }: PlaceProps) {
  return useTranslations('common').rich('place', { first: () => <bdi>{first}</bdi>, second: () => <bdi>{second}</bdi> })
}
