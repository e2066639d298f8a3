import fc from 'fast-check'
import { expect, test } from 'vitest'
import { base64Url, fromBase64Url } from '@/lib/base64url'
import { newId } from '@/lib/ids'
import { parseTicketCode } from '@/lib/ticket-code'
import { createTicketSigner } from './signing'

const seed = (byte: number) => base64Url(new Uint8Array(32).fill(byte))
const ticketId = newId('tkt')
const eventId = newId('evt')

test('what we signed is proven, and says which ticket of which event', async () => {
  const signer = createTicketSigner(`k1:${seed(1)}`)
  const text = await signer.sign(ticketId, eventId)
  expect(text).toMatch(/^FG1\.k1\.[\w-]{44}\.[\w-]{86}$/)
  expect(await signer.verify(text)).toEqual({ ticketId, eventId })
  expect(await signer.sign(ticketId, eventId)).toBe(text)
})

test('the public key of the first vector of RFC 8032 follows from its seed', async () => {
  const hex = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  const [key] = await createTicketSigner(`rfc:${base64Url(bytes)}`).publicKeys()
  const publicHex = Array.from(fromBase64Url(key?.publicKey ?? '') ?? [], (byte) => byte.toString(16).padStart(2, '0')).join('')
  expect(key?.kid).toBe('rfc')
  expect(publicHex).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')
})

test('every other character at every place is refused', async () => {
  const signer = createTicketSigner(`k1:${seed(1)}`)
  const text = await signer.sign(ticketId, eventId)
  const char = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.= é')
  for (let place = 0; place < text.length; place += 1) {
    await fc.assert(
      fc.asyncProperty(char, async (other) => {
        const changed = text.slice(0, place) + other + text.slice(place + 1)
        fc.pre(changed !== text && changed.trim() !== text)
        expect(await signer.verify(changed)).toBeNull()
      }),
      { numRuns: 12 },
    )
  }
})

test('any two tickets and events have different codes, each proven', async () => {
  const signer = createTicketSigner(`k1:${seed(1)}`)
  const texts = await Promise.all([signer.sign(ticketId, eventId), signer.sign(newId('tkt'), eventId), signer.sign(ticketId, newId('evt'))])
  expect(new Set(texts).size).toBe(3)
})

test('a body under the signature of another ticket is refused', async () => {
  const signer = createTicketSigner(`k1:${seed(1)}`)
  const [mine, other] = await Promise.all([signer.sign(ticketId, eventId), signer.sign(newId('tkt'), eventId)])
  const forged = [...mine.split('.').slice(0, 3), other.split('.')[3]].join('.')
  expect(parseTicketCode(forged).kind).toBe('signed')
  expect(await signer.verify(forged)).toBeNull()
})

test('a key that is not ours signs in vain, whatever it calls itself', async () => {
  const stranger = await createTicketSigner(`k1:${seed(9)}`).sign(ticketId, eventId)
  expect(await createTicketSigner(`k1:${seed(1)}`).verify(stranger)).toBeNull()
  expect(await createTicketSigner(`k2:${seed(9)}`).verify(stranger)).toBeNull()
  expect(await createTicketSigner(`k1:${seed(9)},k2:${seed(9)}`).verify(stranger.replace('.k1.', '.k2.'))).toBeNull()
})

test('a new key in front signs; codes of the old one stay good', async () => {
  const before = await createTicketSigner(`old:${seed(1)}`).sign(ticketId, eventId)
  const both = createTicketSigner(`new:${seed(2)},old:${seed(1)}`)
  expect(await both.verify(before)).toEqual({ ticketId, eventId })
  expect(await both.sign(ticketId, eventId)).toMatch(/^FG1\.new\./)
  expect((await both.publicKeys()).map(({ kid }) => kid)).toEqual(['new', 'old'])
})
