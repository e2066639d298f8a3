import type { EventDetail } from '../contract'

/** Where a venue is on OpenStreetMap: its point when it has one, else a search for its address. */
export function mapUrl({ latitude, longitude, name, address, city }: EventDetail['venue']): string {
  if (latitude !== null && longitude !== null) {
    return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`
  }
  return `https://www.openstreetmap.org/search?${new URLSearchParams({ query: `${name}, ${address}, ${city}` })}`
}

/** A country in words of the reader's language. */
export function countryName(code: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }).of(code) ?? code
}
