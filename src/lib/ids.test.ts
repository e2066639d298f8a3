import { expect, test } from 'vitest'
import { idSchema } from './id-schema'
import { idBytes, idFromBytes, isId, newId } from './ids'

test('ids sort by when they were made', () => {
  const ids = Array.from({ length: 50 }, () => newId('tkt'))
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(50)
})

test('an id survives its bytes', () => {
  const id = newId('evt')
  expect(idFromBytes('evt', idBytes(id))).toBe(id)
  expect(idBytes(id)).toHaveLength(16)
})

test('what is not an id of the kind is refused at the border', () => {
  const id = newId('ord')
  expect(idSchema('ord').parse(id)).toBe(id)
  for (const wrong of [id.replace('ord', 'evt'), id.slice(0, -1), `${id}0`, id.toUpperCase(), '', null, 7]) {
    expect(idSchema('ord').safeParse(wrong).error?.issues[0]?.message).toBe('id_malformed')
  }
  expect(isId('ord', 'ord_<script>')).toBe(false)
})
