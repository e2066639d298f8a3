import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from './ids'
import { parseTicketCode, signedTicketCode, unsignedTicketCode } from './ticket-code'

const ticketId = newId('tkt')
const eventId = newId('evt')
const signature = Uint8Array.from({ length: 64 }, (_, index) => index * 4)

test('a signed code is read back as it was written', () => {
  const unsigned = unsignedTicketCode('key-1', ticketId, eventId)
  const text = signedTicketCode(unsigned, signature)
  expect(parseTicketCode(text)).toEqual({ kind: 'signed', kid: 'key-1', ticketId, eventId, signed: unsigned, signature })
  expect(parseTicketCode(` ${text}\n`).kind).toBe('signed')
})

test('a code of another form or version is malformed', () => {
  const text = signedTicketCode(unsignedTicketCode('k', ticketId, eventId), signature)
  const [, , body = '', end = ''] = text.split('.')
  const otherVersion = `FG1.k.${body.slice(0, -2)}Ag.${end}`
  for (const wrong of [text.slice(0, -1), text.toLowerCase(), text.replace('FG1', 'FG2'), `${text}.`, text.replace('.k.', '..'), otherVersion]) {
    expect(parseTicketCode(wrong)).toEqual({ kind: 'malformed' })
  }
})

test('a signature has one spelling: bits that mean nothing are refused', () => {
  const text = signedTicketCode(unsignedTicketCode('k', ticketId, eventId), signature)
  const others = ['A', 'B', 'w', 'x', '_'].filter((last) => !text.endsWith(last)).map((last) => text.slice(0, -1) + last)
  const readAlike = others.filter((other) => {
    const code = parseTicketCode(other)
    return code.kind === 'signed' && code.signature.join() === signature.join()
  })
  expect(readAlike).toEqual([])
})

test.each([
  ['TKT-7K3M9Q', 'TKT-7K3M9Q'],
  ['tkt-7k3m9q', 'TKT-7K3M9Q'],
  ['7k3m9q', 'TKT-7K3M9Q'],
  [' tkt 7k3 m9q ', 'TKT-7K3M9Q'],
  ['TKT–7K3M9Q', 'TKT-7K3M9Q'],
  ['TKT7K3M9Q', 'TKT-7K3M9Q'],
  ['7K3M90', 'TKT-7K3M9Q'],
  ['7k3m9o', 'TKT-7K3M9Q'],
  ['1iL1i2', 'TKT-LLLLL2'],
  ['TKT-TKT234', 'TKT-TKT234'],
  ['tkt234', 'TKT-TKT234'],
])('%j typed is %s', (typed, code) => {
  expect(parseTicketCode(typed)).toEqual({ kind: 'typed', code })
})

test.each(['', 'TKT-', 'TKT-7K3M9', 'TKT-7K3M9QQ', '7K3M9!', 'https://example.org', 'ТКТ-7K3M9Q', 'FG1'])('%j is malformed', (typed) => {
  expect(parseTicketCode(typed)).toEqual({ kind: 'malformed' })
})

test('anything at all is read without an error', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 1000 }), (text) => {
    expect(['signed', 'typed', 'malformed']).toContain(parseTicketCode(text).kind)
  }))
})
