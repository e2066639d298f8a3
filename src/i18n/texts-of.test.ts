import { expect, test } from 'vitest'
import { CLIENT_TEXTS } from './namespaces'
import { loadMessages } from './messages'
import { textsOf } from './texts-of'

test('groups are picked at their own place, and nothing beside them', () => {
  const messages = { common: { ui: { close: 'Close' }, nav: { home: 'Home' } }, gate: { title: 'Gate' }, errors: { offline: 'Offline', input: { missing: 'Missing' } } }
  expect(textsOf(messages, ['common.ui', 'gate', 'errors.offline', 'errors.input'])).toEqual({
    common: { ui: { close: 'Close' } },
    gate: { title: 'Gate' },
    errors: { offline: 'Offline', input: { missing: 'Missing' } },
  })
})

test('every group that is sent is there', async () => {
  const messages = await loadMessages('en')
  for (const group of Object.values(CLIENT_TEXTS).flat()) {
    const found = group.split('.').reduce<unknown>((at, name) => (at instanceof Object ? Reflect.get(at, name) : undefined), textsOf(messages, [group]))
    expect(found, group).toBeDefined()
  }
})
