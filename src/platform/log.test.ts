import { DrizzleQueryError } from 'drizzle-orm/errors'
import { expect, test, vi } from 'vitest'
import { log, logUnexpected, redacted } from './log'
import { newSecret } from './random'

test('addresses, keys, tokens and secrets stay out of a message', () => {
  const secret = newSecret()
  expect(redacted(`no mail to ines.okafor+fair@people.example: key=${secret}`)).toBe('no mail to <address>: key=<secret>')
  expect(redacted('Invalid API Key provided: sk_live_51HxQ9aZ')).toBe('Invalid API Key provided: <key>')
  expect(redacted('connect postgres://fair:s3cret@db.example/fair')).toBe('connect postgres://<account>@db.example/fair')
  expect(redacted('bad token eyJhbGciOi.eyJzdWIi.c2ln')).toBe('bad token <token>')
})

test('ids, codes and paths stay what they are', () => {
  const text = 'ord_019aa6c6d8d37c13a1f1f3b46f9b8a77 at /en/orders, 5 of 7: orders.not_found'
  expect(redacted(text)).toBe(text)
})

test('a failed query is told by its cause and its place, not by what was asked for', () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  const cause = new Error('value too long for type character varying(80)')
  logUnexpected('trpc.identity.signUp', 'req_1', new DrizzleQueryError('insert into users values ($1, $2)', ['ines', 'a hash of hers'], cause))
  const line = String(said.mock.calls[0]?.[0])
  expect(line).toContain('value too long')
  expect(line).toContain('log.test')
  expect(line).not.toContain('a hash of hers')
})

test('one line of JSON', () => {
  const said = vi.spyOn(console, 'warn').mockImplementation(() => {})
  log('warn', 'mail.refused', { to: 'ines@people.example', tries: 3 })
  expect(JSON.parse(String(said.mock.calls[0]?.[0]))).toMatchObject({ level: 'warn', event: 'mail.refused', to: '<address>', tries: 3 })
})
