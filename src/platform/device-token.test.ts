import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { deviceCookie, deviceCredentialOf } from './device-token'
import { newSecret, sha256 } from './random'

const asked = (cookie: string) => deviceCredentialOf(new Headers({ cookie }))

test.each(['http://127.0.0.1:3000', 'https://fair.example'])('what is given to a browser at %s is what it shows', async (appUrl) => {
  const token = { eventId: newId('evt'), secret: newSecret() }
  const line = deviceCookie(token, appUrl)
  expect(line).toContain('; HttpOnly; SameSite=Lax')
  expect(line.includes('__Host-') && line.includes('; Secure')).toBe(appUrl.startsWith('https'))
  expect(await asked(`a=b; ${line.split(';', 1)[0]}; c=d`)).toEqual({ eventId: token.eventId, tokenHash: await sha256(token.secret) })
})

test('anything else is no device', async () => {
  for (const cookie of ['', 'fairground-device=x', `fairground-device=${newId('evt')}.short`, `xfairground-device=${newId('evt')}.${newSecret()}`]) {
    expect(await asked(cookie)).toBeNull()
  }
})
