import { expect, test } from 'vitest'
import { parseEnv } from './env'

const right = {
  APP_URL: 'https://tickets.example/',
  AUTH_SECRET: 'a secret of 32 characters or more!',
  DATABASE_URL: 'postgres://user:password@host/db',
  UPSTASH_REDIS_REST_URL: 'https://redis.example',
  UPSTASH_REDIS_REST_TOKEN: 'token',
  QSTASH_URL: 'https://qstash.example',
  QSTASH_TOKEN: 'token',
  QSTASH_CURRENT_SIGNING_KEY: 'sig',
  QSTASH_NEXT_SIGNING_KEY: 'sig',
  STRIPE_SECRET_KEY: 'sk',
  STRIPE_WEBHOOK_SECRET: 'whsec',
  RESEND_API_KEY: 're',
  MAIL_FROM: 'Fairground <tickets@tickets.example>',
  OPERATOR_NAME: 'Tickets Ltd',
  OPERATOR_ADDRESS: '1 Example Street, Bern',
  SUPPORT_EMAIL: 'help@tickets.example',
  TICKET_SIGNING_KEYS: `k1:${'A'.repeat(43)}`,
}

test('right settings are taken; the address loses its last slash', () => {
  expect(parseEnv(right)).toMatchObject({ APP_URL: 'https://tickets.example', MAIL_FROM: right.MAIL_FROM })
})

test('one sentence names every missing and wrong variable, and no value', () => {
  const { DATABASE_URL: _, ...without } = right
  const wrong = { ...without, AUTH_SECRET: 'hunter2', TICKET_SIGNING_KEYS: 'k1:short' }
  expect(() => parseEnv(wrong)).toThrow(
    'Fairground cannot start: AUTH_SECRET must be at least 32 characters; DATABASE_URL is missing; ' +
      'TICKET_SIGNING_KEYS must be kid:seed[,kid:seed…], each seed 32 bytes in base64url. See .env.example.',
  )
  expect(() => parseEnv(wrong)).not.toThrow('hunter2')
})
