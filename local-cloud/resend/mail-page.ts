import { html, raw } from 'hono/html'
import { layout } from './layout.ts'
import { linksOf, type Mail } from './mail.ts'

export const VIEWS = ['html', 'text', 'headers'] as const
type View = (typeof VIEWS)[number]

const VIEW_NAMES: Record<View, string> = { html: 'Message', text: 'Plain text', headers: 'Headers' }
// Same origin so that the page can fit the frame to the mail; without `allow-scripts` nothing in it can use that.
const SANDBOX = 'allow-same-origin allow-popups allow-top-navigation-by-user-activation'
const FIT = raw(`onload="this.style.height = this.contentDocument.documentElement.scrollHeight + 'px'"`)

export function mailPage(mail: Mail, view: View) {
  const links = linksOf(mail)
  return layout(
    mail.subject,
    html`<p><a class="button" href="/inbox">Back to the inbox</a></p>
      <h1>${mail.subject}</h1>
      <dl>
        <dt>From</dt><dd>${mail.from}</dd>
        ${people('To', mail.to)} ${people('Cc', mail.cc)} ${people('Bcc', mail.bcc)} ${people('Reply to', mail.replyTo)}
        <dt>Sent</dt><dd><time>${new Date(mail.createdAt).toUTCString()}</time>${mail.scheduledAt === null ? '' : `, to go out at ${mail.scheduledAt}`}</dd>
      </dl>
      <div class="card">
        <nav class="tabs" aria-label="Views">
          ${VIEWS.map((name) => html`<a href="?view=${name}" ${raw(name === view ? 'aria-current="page"' : '')}>${VIEW_NAMES[name]}</a>`)}
        </nav>
        ${body(mail, view)}
      </div>
      ${mail.attachments.length === 0
        ? ''
        : html`<h2>Attachments</h2>
            <ul class="chips">
              ${mail.attachments.map(({ filename, contentType, sizeBytes }, index) => html`<li>
                <a class="button" href="/inbox/${mail.id}/attachments/${index}" download="${filename}">
                  ${filename}<span class="soft small">${contentType}, ${size(sizeBytes)}</span>
                </a>
              </li>`)}
            </ul>`}
      ${links.length === 0
        ? ''
        : html`<h2>Links</h2><ul class="links">${links.map((href) => html`<li>${/^(https?|mailto):/i.test(href) ? html`<a href="${href}">${href}</a>` : href}</li>`)}</ul>`}`,
  )
}

export function missingPage() {
  return layout('No such mail', html`<p><a class="button" href="/inbox">Back to the inbox</a></p><h1>No such mail</h1><p class="soft">Only the newest are kept.</p>`)
}

function body(mail: Mail, view: View) {
  switch (view) {
    case 'html':
      return mail.html === null
        ? html`<div class="empty soft">It was sent as plain text only.</div>`
        : html`<iframe title="Message" sandbox="${SANDBOX}" src="/inbox/${mail.id}/body" ${FIT}></iframe>`
    case 'text':
      return mail.text === null || mail.text === ''
        ? html`<div class="empty soft">It was sent without a plain text version.</div>`
        : html`<pre>${mail.text}</pre>`
    case 'headers':
      return html`<pre>${headerLines(mail)}</pre>`
  }
}

function headerLines({ id, from, to, cc, replyTo, subject, headers, tags }: Mail): string {
  const lines = {
    'Message-ID': `<${id}@local.resend>`,
    From: from,
    To: to.join(', '),
    Cc: cc.join(', '),
    'Reply-To': replyTo.join(', '),
    Subject: subject,
    ...headers,
    'Resend-Tags': tags.map(({ name, value }) => `${name}=${value}`).join(', '),
  }
  return Object.entries(lines)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
}

function people(label: string, addresses: string[]) {
  return addresses.length === 0 ? '' : html`<dt>${label}</dt><dd>${addresses.join(', ')}</dd>`
}

function size(bytes: number): string {
  return bytes < 1024 ? `${bytes} B` : bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
