import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'

/** The vendors here check that a secret is the right one, not that it is secret. */
export const VENDOR_SECRETS = {
  UPSTASH_REDIS_REST_TOKEN: 'local-redis-token',
  QSTASH_TOKEN: 'local-qstash-token',
  QSTASH_CURRENT_SIGNING_KEY: 'sig_local_current',
  QSTASH_NEXT_SIGNING_KEY: 'sig_local_next',
  STRIPE_SECRET_KEY: 'sk_test_local',
  STRIPE_WEBHOOK_SECRET: 'whsec_local',
  RESEND_API_KEY: 're_local',
  GOOGLE_CLIENT_ID: 'local.apps.googleusercontent.com',
  GOOGLE_CLIENT_SECRET: 'local-google-secret',
} as const

const ownSchema = z.object({ AUTH_SECRET: z.string().min(32), TICKET_SIGNING_KEYS: z.string().min(1) })

export type OwnSecrets = z.infer<typeof ownSchema>

/** The product's own secrets: made once and kept in `file`, for sessions and tickets must stay valid over a restart. */
export async function ownSecrets(file: string): Promise<OwnSecrets> {
  const kept = await readFile(file, 'utf8').catch(() => null)
  if (kept !== null) return ownSchema.parse(JSON.parse(kept))
  const made = {
    AUTH_SECRET: randomBytes(32).toString('base64url'),
    TICKET_SIGNING_KEYS: `local:${randomBytes(32).toString('base64url')}`,
  }
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 })
  return made
}
