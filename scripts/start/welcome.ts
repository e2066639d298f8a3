import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../seed/people.ts'
import { table } from './say.ts'
import type { Stack } from './stack.ts'

const CARDS = [
  ['4242 4242 4242 4242', 'pays'],
  ['4000 0000 0000 0002', 'is declined'],
  ['4000 0000 0000 9995', 'has insufficient funds'],
  ['4000 0000 0000 0259', 'pays, and is disputed later'],
] as const

/** What to open and what to type, once everything runs. */
export function welcome({ url, cloud: { urls } }: Stack, time: string): string {
  return `
Fairground is ready after ${time}.

${table([
  ['Site', url],
  ['Gate', `${url}/en/gate`],
  ['Desk', `${url}/en/desk`],
  ['Inbox', `${urls['resend']}/inbox   every mail that is sent`],
  ['Google', `${urls['google']}   its stand-in: type any account when you sign in with it`],
  ['Jobs', `${urls['qstash']}   queue, schedules, dead letters`],
])}

Accounts, each with the password "${DEMO_PASSWORD}":
${table(DEMO_ACCOUNTS.map(({ email, is }) => [email, is]))}

Cards, with any date to come and any security code:
${table(CARDS)}

Ctrl-C stops everything and keeps what you did.`
}
