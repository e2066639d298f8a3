import { expect, test } from 'vitest'
import { countryName, mapUrls } from './place'

const venue = { name: 'Werk 9', address: 'Hafenstraße 9', city: 'Leipzig', country: 'DE', latitude: null, longitude: null }

test('a venue with a point is shown there, one without is looked for', () => {
  expect(mapUrls({ ...venue, latitude: 51.3, longitude: -12.4 })).toEqual({
    osm: 'https://www.openstreetmap.org/?mlat=51.3&mlon=-12.4#map=17/51.3/-12.4',
    google: 'https://www.google.com/maps/search/?api=1&query=51.3%2C-12.4',
    apple: 'https://maps.apple.com/?ll=51.3%2C-12.4&q=Werk+9',
  })
  expect(mapUrls(venue)).toEqual({
    osm: 'https://www.openstreetmap.org/search?query=Werk+9%2C+Hafenstra%C3%9Fe+9%2C+Leipzig',
    google: 'https://www.google.com/maps/search/?api=1&query=Werk+9%2C+Hafenstra%C3%9Fe+9%2C+Leipzig',
    apple: 'https://maps.apple.com/?q=Werk+9%2C+Hafenstra%C3%9Fe+9%2C+Leipzig',
  })
})

test('countries are named in the language of the reader', () => {
  expect(countryName('DE', 'fr')).toBe('Allemagne')
  expect(countryName('ZZ', 'en')).not.toBe('')
})
