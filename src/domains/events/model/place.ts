import type { EventDetail } from '../contract'

/** Where a venue is on the maps people use: its point when it has one, else a search for its address. */
export function mapUrls({ latitude, longitude, name, address, city }: EventDetail['venue']): Record<'osm' | 'google' | 'apple', string> {
  const words = `${name}, ${address}, ${city}`
  const point = latitude === null || longitude === null ? null : `${latitude},${longitude}`
  const google = new URLSearchParams({ api: '1', query: point ?? words })
  const apple = new URLSearchParams(point ? { ll: point, q: name } : { q: words })
  return {
    osm: point
      ? `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`
      : `https://www.openstreetmap.org/search?${new URLSearchParams({ query: words })}`,
    google: `https://www.google.com/maps/search/?${google}`,
    apple: `https://maps.apple.com/?${apple}`,
  }
}

/** A country in words of the reader's language. */
export function countryName(code: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }).of(code) ?? code
}
