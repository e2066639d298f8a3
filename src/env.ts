import { z } from 'zod'

const signingKeys = z
  .string()
  .regex(/^[\w-]{1,16}:[\w-]{43}(,[\w-]{1,16}:[\w-]{43})*$/, 'must be kid:seed[,kid:seed…], each seed 32 bytes in base64url')

const settings = z.object({
  APP_URL: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/$/, '')),
  AUTH_SECRET: z.string().min(32, 'must be at least 32 characters'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  NEON_HTTP_ENDPOINT: z.url().optional(),
  NEON_WS_PROXY: z.string().optional(),
  UPSTASH_REDIS_REST_URL: z.url(),
  UPSTASH_REDIS_REST_TOKEN: z.string().min(1),
  QSTASH_URL: z.url(),
  QSTASH_TOKEN: z.string().min(1),
  QSTASH_CURRENT_SIGNING_KEY: z.string().min(1),
  QSTASH_NEXT_SIGNING_KEY: z.string().min(1),
  STRIPE_SECRET_KEY: z.string().min(1),
  STRIPE_WEBHOOK_SECRET: z.string().min(1),
  STRIPE_API_URL: z.url().optional(),
  RESEND_API_KEY: z.string().min(1),
  RESEND_BASE_URL: z.url().optional(),
  MAIL_FROM: z.string().min(3),
  OPERATOR_NAME: z.string().min(2, 'must name who runs this site'),
  OPERATOR_ADDRESS: z.string().min(5, 'must be a postal address in one line'),
  SUPPORT_EMAIL: z.email('must be an e-mail address'),
  TICKET_SIGNING_KEYS: signingKeys,
  GOOGLE_CLIENT_ID: z.string().min(1).optional(),
  GOOGLE_CLIENT_SECRET: z.string().min(1).optional(),
  GOOGLE_ISSUER: z.url().default('https://accounts.google.com'),
}).refine(
  ({ GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET }) => (GOOGLE_CLIENT_ID === undefined) === (GOOGLE_CLIENT_SECRET === undefined),
  { path: ['GOOGLE_CLIENT_ID'], error: 'comes with GOOGLE_CLIENT_SECRET, or neither is set' },
)

export type Env = z.infer<typeof settings>

/** Checks settings; throws one sentence that names each missing or wrong variable, never its value. */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const parsed = settings.safeParse(source)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => {
    const name = issue.path.join('.')
    return source[name] === undefined ? `${name} is missing` : `${name} ${issue.message}`
  })
  throw new Error(`Fairground cannot start: ${problems.join('; ')}. See .env.example.`)
}

let checked: Env | undefined

/** The settings, read on first use: at the edge `process.env` is filled only once a request is there. */
export function env(): Env {
  checked ??= parseEnv(process.env)
  return checked
}

/** Who runs this installation and answers for it. */
export function operator(): { name: string; address: string; email: string } {
  const { OPERATOR_NAME, OPERATOR_ADDRESS, SUPPORT_EMAIL } = env()
  return { name: OPERATOR_NAME, address: OPERATOR_ADDRESS, email: SUPPORT_EMAIL }
}
