import { Hono } from 'hono'
import type { CloudEnv } from '../http.ts'
import { inboxPage } from './inbox-page.ts'
import { linksOf, type Mail } from './mail.ts'
import { mailPage, missingPage, VIEWS } from './mail-page.ts'
import type { Mailbox } from './mailbox.ts'

const DEFAULT_LIMIT = 50
const MAX_LIMIT = 500

/**
 * What was sent, for people (`/inbox`) and for tests: `GET /inbox.json?to=&since=&limit=`, newest first, `since` an ISO date or
 * milliseconds; `DELETE /inbox.json` empties it.
 */
export function inboxRoutes(mailbox: Mailbox): Hono<CloudEnv> {
  const routes = new Hono<CloudEnv>()

  routes.get('/inbox.json', (c) => {
    const since = c.req.query('since')
    const sinceMs = since === undefined ? undefined : /^\d+$/.test(since) ? Number(since) : Date.parse(since)
    if (Number.isNaN(sinceMs)) return c.json({ error: '`since` is an ISO date or milliseconds' }, 400)
    const limit = Math.min(Number(c.req.query('limit')) || DEFAULT_LIMIT, MAX_LIMIT)
    return c.json({ emails: mailbox.find({ to: c.req.query('to'), sinceMs, limit }).map(showInJson) })
  })
  routes.delete('/inbox.json', async (c) => c.json({ deleted: await mailbox.clear() }))

  routes.get('/', (c) => c.redirect('/inbox'))
  routes.get('/inbox', (c) => {
    const text = c.req.query('q') ?? ''
    return c.html(inboxPage({ found: mailbox.search(text), text, page: Number(c.req.query('page')) || 1, now: mailbox.clock.now() }))
  })
  routes.get('/inbox/:id', (c) => {
    const mail = mailbox.get(c.req.param('id'))
    if (!mail) return c.html(missingPage(), 404)
    const asked = VIEWS.find((view) => view === c.req.query('view'))
    return c.html(mailPage(mail, asked ?? (mail.html === null ? 'text' : 'html')))
  })
  routes.get('/inbox/:id/body', (c) => {
    const mail = mailbox.get(c.req.param('id'))
    if (!mail) return c.notFound()
    // The frame's sandbox stops scripts already; this also holds for whoever opens the body by itself.
    c.header('content-security-policy', "default-src 'none'; img-src * data:; style-src * 'unsafe-inline'; font-src * data:")
    return c.html(framed(mail))
  })
  routes.get('/inbox/:id/attachments/:index', async (c) => {
    const mail = mailbox.get(c.req.param('id'))
    const index = Number(c.req.param('index'))
    const attachment = mail?.attachments[index]
    const bytes = mail ? await mailbox.content(mail, index) : null
    if (!attachment || !bytes) return c.json({ error: 'no such attachment' }, 404)
    const disposition = attachment.contentId === null ? 'attachment' : 'inline'
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': attachment.contentType,
      'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(attachment.filename)}`,
      'x-content-type-options': 'nosniff',
    })
  })
  return routes
}

function showInJson(mail: Mail) {
  return {
    ...mail,
    createdAt: new Date(mail.createdAt).toISOString(),
    links: linksOf(mail),
    attachments: mail.attachments.map((attachment, index) => ({
      ...attachment,
      url: `/inbox/${mail.id}/attachments/${index}`,
    })),
  }
}

/** The mail's HTML with its inline images, its links leading out of the frame. */
function framed(mail: Mail): string {
  let html = mail.html ?? ''
  for (const [index, { contentId }] of mail.attachments.entries()) {
    if (contentId !== null) html = html.replaceAll(`cid:${contentId}`, `/inbox/${mail.id}/attachments/${index}`)
  }
  html = html.replaceAll(/target=["']_blank["']/gi, 'target="_top"')
  const base = '<base target="_top">'
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => `${head}${base}`) : `${base}${html}`
}
