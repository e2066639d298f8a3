import { Hono, type Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Faults } from '../faults.ts'
import { faulty, type CloudEnv } from '../http.ts'
import { ResendError, toldToFail } from './errors.ts'
import type { Idempotency } from './idempotency.ts'
import type { Draft, Mail } from './mail.ts'
import type { Mailbox } from './mailbox.ts'
import { validateEmail } from './validate.ts'

const MAX_BATCH = 100

export interface ResendApi {
  mailbox: Mailbox
  idempotency: Idempotency
  faults: Faults
  apiKey: string
}

/** `POST /emails`, `POST /emails/batch` and `GET /emails/:id`. */
export function apiRoutes({ mailbox, idempotency, faults, apiKey }: ResendApi): Hono<CloudEnv> {
  const routes = new Hono<CloudEnv>()
  // Before `faulty`: a failure is to be worded as Resend words it.
  routes.use(
    createMiddleware<CloudEnv>(async (c, next) => {
      const fault = faults.take('resend', `${c.req.method} ${c.req.path}`, ['status'])
      if (fault?.kind === 'status') throw toldToFail(fault.status)
      await next()
    }),
  )
  routes.use(faulty('resend', faults))
  routes.use(
    createMiddleware<CloudEnv>(async (c, next) => {
      const given = c.req.header('authorization')
      if (given === undefined) throw new ResendError('missing_api_key', 'Missing API Key')
      if (given !== `Bearer ${apiKey}`) throw new ResendError('invalid_api_key', 'API key is invalid')
      await next()
    }),
  )

  const send = async (c: Context<CloudEnv>, drafts: Draft[]): Promise<{ id: string }[]> => {
    const twice = faults.take('resend', `${c.req.method} ${c.req.path}`, ['duplicate']) !== null
    const sent: { id: string }[] = []
    for (const draft of drafts) {
      sent.push({ id: (await mailbox.keep(draft)).id })
      if (twice) await mailbox.keep(draft)
    }
    return sent
  }

  routes.post('/', async (c) => {
    const payload = await c.req.text()
    const answer = await idempotency.once('/emails', c.req.header('idempotency-key'), payload, async () => {
      const [sent] = await send(c, [validateEmail(parseJson(payload))])
      return sent
    })
    return Response.json(answer)
  })

  routes.post('/batch', async (c) => {
    const payload = await c.req.text()
    const permissive = c.req.header('x-batch-validation') === 'permissive'
    const answer = await idempotency.once('/emails/batch', c.req.header('idempotency-key'), payload, async () => {
      const { drafts, errors } = validateBatch(parseJson(payload), permissive)
      return { data: await send(c, drafts), ...(permissive && { errors }) }
    })
    return Response.json(answer)
  })

  routes.get('/:id', (c) => {
    const mail = mailbox.get(c.req.param('id'))
    if (!mail) throw new ResendError('not_found', 'Email not found')
    return c.json(show(mail, mailbox.clock.now()))
  })
  return routes
}

/** Strict: the first bad email refuses all. Permissive: the good ones go, the bad ones are told by index. */
function validateBatch(body: unknown, permissive: boolean): { drafts: Draft[]; errors: { index: number; message: string }[] } {
  if (!Array.isArray(body) || body.length === 0) throw new ResendError('validation_error', 'A batch is a list of emails.')
  if (body.length > MAX_BATCH) throw new ResendError('validation_error', `A batch must not have more than ${MAX_BATCH} emails.`)
  const drafts: Draft[] = []
  const errors: { index: number; message: string }[] = []
  for (const [index, email] of body.entries()) {
    try {
      const draft = validateEmail(email)
      if (draft.contents.length > 0) throw new ResendError('validation_error', 'Attachments are not supported in batch sends.')
      drafts.push(draft)
    } catch (error) {
      if (!permissive || !(error instanceof ResendError)) throw error
      errors.push({ index, message: error.message })
    }
  }
  return { drafts, errors }
}

function parseJson(payload: string): unknown {
  try {
    return JSON.parse(payload)
  } catch {
    throw new ResendError('validation_error', 'The body is no JSON.')
  }
}

function show(mail: Mail, now: Date) {
  const orNull = (list: string[]) => (list.length === 0 ? null : list)
  const waits = mail.scheduledAt !== null && Date.parse(mail.scheduledAt) > now.getTime()
  return {
    object: 'email',
    id: mail.id,
    message_id: `<${mail.id}@local.resend>`,
    to: mail.to,
    from: mail.from,
    created_at: new Date(mail.createdAt).toISOString(),
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    bcc: orNull(mail.bcc),
    cc: orNull(mail.cc),
    reply_to: orNull(mail.replyTo),
    last_event: waits ? 'scheduled' : 'delivered',
    scheduled_at: mail.scheduledAt,
    tags: mail.tags,
  }
}
