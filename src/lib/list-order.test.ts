import { expect, test } from 'vitest'
import { directionOf, inOrder, ordersOf, pressed } from './list-order'

const rows = [{ name: 'b', age: 1 }, { name: 'a', age: 2 }, { name: 'c', age: 1 }]
const BY = {
  name: (one: { name: string }, other: { name: string }) => one.name.localeCompare(other.name),
  age: (one: { age: number }, other: { age: number }) => one.age - other.age,
}
const names = (list: { name: string }[]) => list.map(({ name }) => name).join('')

test('a list stands by a column, the other way round, or as it came', () => {
  expect(ordersOf(['name', 'age'])).toEqual(['name', '-name', 'age', '-age'])
  expect(names(inOrder(rows, 'name', BY))).toBe('abc')
  expect(names(inOrder(rows, '-name', BY))).toBe('cba')
  expect(names(inOrder(rows, undefined, BY))).toBe('bac')
})

test('what is alike stays as it was, in either direction', () => {
  expect(names(inOrder(rows, 'age', BY))).toBe('bca')
  expect(names(inOrder(rows, '-age', BY))).toBe('abc')
})

test('a column’s head asks for its order, then for the other way round', () => {
  expect([pressed(undefined, 'name'), pressed('age', 'name'), pressed('-name', 'name'), pressed('name', 'name')]).toEqual(['name', 'name', 'name', '-name'])
  expect([directionOf('name', 'name'), directionOf('-name', 'name'), directionOf('age', 'name')]).toEqual(['ascending', 'descending', null])
})
