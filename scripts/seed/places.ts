import type { Place } from './build.ts'

const place = (name: string, address: string, city: string, country: string, at: readonly [number, number], zone: string): Place => ({
  name, address, city, country, at, zone,
})

export const PLACES = {
  berlin: place('Saal Nordlicht', 'Revaler Straße 70', 'Berlin', 'DE', [52.5079, 13.4533], 'Europe/Berlin'),
  hamburg: place('Kesselhaus Altona', 'Große Elbstraße 30', 'Hamburg', 'DE', [53.5446, 9.9391], 'Europe/Berlin'),
  leipzig: place('Werk 9', 'Spinnereistraße 7', 'Leipzig', 'DE', [51.3278, 12.3197], 'Europe/Berlin'),
  paris: place('Salle des Lampions', '12 rue Oberkampf', 'Paris', 'FR', [48.8644, 2.3689], 'Europe/Paris'),
  lyon: place('La Verrière', '3 quai Rambaud', 'Lyon', 'FR', [45.7419, 4.8155], 'Europe/Paris'),
  madrid: place('Sala Almendro', 'Calle de Embajadores 53', 'Madrid', 'ES', [40.4071, -3.7036], 'Europe/Madrid'),
  malaga: place('Teatro del Muelle', 'Muelle Uno, 4', 'Málaga', 'ES', [36.7186, -4.4128], 'Europe/Madrid'),
  london: place('Brickyard Hall', '8 Gillett Square', 'London', 'GB', [51.5482, -0.0752], 'Europe/London'),
  zurich: place('Schiffbauhalle', 'Giessereistrasse 5', 'Zürich', 'CH', [47.3884, 8.5187], 'Europe/Zurich'),
  geneva: place('Pavillon du Lac', 'Quai Gustave-Ador 10', 'Geneva', 'CH', [46.2052, 6.1589], 'Europe/Zurich'),
  warsaw: place('Hala Praga', 'ul. Mińska 25', 'Warsaw', 'PL', [52.2506, 21.0537], 'Europe/Warsaw'),
  stockholm: place('Magasin 3 Kajen', 'Frihamnsgatan 28', 'Stockholm', 'SE', [59.3409, 18.1174], 'Europe/Stockholm'),
  lagos: place('Lagoon Terrace', '2 Ozumba Mbadiwe Avenue', 'Lagos', 'NG', [6.4335, 3.4372], 'Africa/Lagos'),
  newYork: place('Ferry Street Rooms', '41 Water Street', 'New York', 'US', [40.7038, -74.0111], 'America/New_York'),
  tokyo: place('Kawabe Hall', '2-11 Azumabashi', 'Tokyo', 'JP', [35.7086, 139.8012], 'Asia/Tokyo'),
  kuwait: place('Dar al-Naghm', 'Gulf Road 18', 'Kuwait City', 'KW', [29.3797, 47.9936], 'Asia/Kuwait'),
} as const satisfies Record<string, Place>
