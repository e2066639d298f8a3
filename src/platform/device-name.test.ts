import { expect, test } from 'vitest'
import { deviceNameOf } from './device-name'

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0', { browser: 'Firefox', system: 'Windows', kind: 'computer' }],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1', { browser: 'Safari', system: 'iOS', kind: 'phone' }],
  ['Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36', { browser: 'Chrome', system: 'Android', kind: 'phone' }],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0', { browser: 'Microsoft Edge', system: 'macOS', kind: 'computer' }],
])('a browser is called by its name: %s', (userAgent, name) => {
  expect(deviceNameOf(userAgent)).toEqual(name)
})

test('what says nothing of itself has no name', () => {
  for (const userAgent of [null, '', '???']) expect(deviceNameOf(userAgent)).toMatchObject({ system: null, kind: 'other' })
  expect(deviceNameOf(null).browser).toBeNull()
})
