import { html } from 'hono/html'
import { layout, nameOf } from './layout.ts'
import type { Mail } from './mail.ts'

const PAGE = 50

/** The list of mails, newest first. `page` counts from 1. */
export function inboxPage({ found, text, page, now }: { found: Mail[]; text: string; page: number; now: Date }) {
  const shown = found.slice((page - 1) * PAGE, page * PAGE)
  const to = (target: number) => `/inbox?${new URLSearchParams({ ...(text !== '' && { q: text }), page: String(target) })}`
  const count = `${found.length} ${found.length === 1 ? 'mail' : 'mails'}`
  return layout(
    'Inbox',
    html`<div class="top">
        <div><h1>Inbox</h1><div class="soft small">${text === '' ? count : `${count} for “${text}”`}, kept on this machine</div></div>
        <form class="search" action="/inbox" role="search">
          <input type="search" name="q" value="${text}" placeholder="Address or subject" aria-label="Search by address or subject" autocomplete="off" />
          <button class="button">Search</button>
        </form>
      </div>
      <div class="card">
        ${shown.length === 0
          ? html`<div class="empty soft">${text === '' ? 'No mail yet. What the app sends arrives here.' : 'Nothing matches.'}</div>`
          : html`<ul class="list">${shown.map((mail) => row(mail, now))}</ul>`}
      </div>
      <div class="pages">
        <span>${page > 1 ? html`<a class="button" href="${to(page - 1)}">Newer</a>` : ''}</span>
        <span>${found.length > page * PAGE ? html`<a class="button" href="${to(page + 1)}">Older</a>` : ''}</span>
      </div>`,
  )
}

function row(mail: Mail, now: Date) {
  const [first = ''] = mail.to
  const others = mail.to.length + mail.cc.length + mail.bcc.length - 1
  const files = mail.attachments.filter(({ contentId }) => contentId === null).length
  return html`<li>
    <a class="row" href="/inbox/${mail.id}">
      <span class="round" aria-hidden="true">${nameOf(first).slice(0, 1).toUpperCase()}</span>
      <span>
        <strong>${mail.subject}</strong>
        <span class="line soft">to ${first}${others > 0 ? ` and ${others} more` : ''}</span>
      </span>
      <span class="soft small">
        <time datetime="${new Date(mail.createdAt).toISOString()}">${ago(now.getTime() - mail.createdAt)}</time>
        ${files > 0 ? html`<br />${files} ${files === 1 ? 'file' : 'files'}` : ''}
      </span>
    </a>
  </li>`
}

function ago(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${minutes} min ago`
  const hours = Math.floor(minutes / 60)
  return hours < 24 ? `${hours} h ago` : `${Math.floor(hours / 24)} d ago`
}
