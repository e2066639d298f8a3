import { expect, it } from 'vitest'
import { decodeForm } from './form.ts'
import { discountsOn } from './coupons.ts'
import { isCardNumber } from './cards.ts'
import { formatAmount } from './money.ts'

it('reads nested objects, lists and escapes', () => {
  const text = 'mode=payment&line_items[0][price_data][product_data][name]=T%C3%A9+%26+co&line_items[1][quantity]=2&expand[]=a&expand[]=b&metadata[0a]=x'
  expect(decodeForm(text)).toEqual({
    mode: 'payment',
    line_items: [{ price_data: { product_data: { name: 'Té & co' } } }, { quantity: '2' }],
    expand: ['a', 'b'],
    metadata: { '0a': 'x' },
  })
  expect(decodeForm('')).toEqual({})
  expect(decodeForm('a%5Bb%5D=c')).toEqual({ a: { b: 'c' } })
})

it('is not fooled by names of the language, depth or broken escapes', () => {
  const polluted = decodeForm('__proto__[x]=1&a[constructor][prototype][y]=1')
  expect(Object.getPrototypeOf(polluted)).toBe(Object.prototype)
  expect(Reflect.get({}, 'x')).toBeUndefined()
  expect(() => decodeForm(`a${'[b]'.repeat(20)}=1`)).toThrow('nested too deeply')
  expect(() => decodeForm('a=%E0%A4%A')).toThrow('not valid form encoding')
})

it('knows card numbers by their check digit', () => {
  expect(isCardNumber('4242424242424242')).toBe(true)
  expect(isCardNumber('378282246310005')).toBe(true)
  expect(isCardNumber('4242424242424241')).toBe(false)
  expect(isCardNumber('42')).toBe(false)
})

it('formats by the currency, whatever its minor unit', () => {
  expect(formatAmount(7900, 'eur')).toBe('€79.00')
  expect(formatAmount(500, 'jpy')).toBe('¥500')
  expect(formatAmount(1234, 'kwd').replace(/\s/, ' ')).toBe('KWD 1.234')
})

it('splits a discount without losing a unit', () => {
  const coupon = { id: 'c', created: 0, name: null, percentOff: 33, amountOff: null, currency: null, maxRedemptions: null, redeemBy: null, timesRedeemed: 0, metadata: {} }
  const parts = discountsOn([999, 1, 500], coupon)
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe(495)
  expect(discountsOn([0, 0], coupon)).toEqual([0, 0])
})
