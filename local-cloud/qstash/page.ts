import { html, raw } from 'hono/html'
import type { Qstash } from './requests.ts'

const SHOWN = 50
const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#e2e2e8, #33333d); --soft: light-dark(#6b6b76, #9c9caa); --card: light-dark(#fff, #1c1c22);
  --bad: light-dark(#b3261e, #ff8f87); --accent: light-dark(#4b3fd1, #a79fff) }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem 1rem 4rem; font: 0.9375rem/1.5 system-ui, sans-serif; background: light-dark(#f6f6f9, #131317) }
h1 { font-size: 1.375rem; margin: 0 } h2 { font-size: 1rem; margin: 2rem 0 0.5rem } h2 span, .soft { color: var(--soft); font-weight: 400 }
.scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 10px }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
th, td { text-align: start; padding: 0.5rem 0.75rem; border-bottom: 1px solid var(--line); vertical-align: top; white-space: nowrap }
tr:last-child td { border-bottom: 0 } th { font-weight: 500; color: var(--soft); font-size: 0.8125rem }
td.wide { white-space: normal; overflow-wrap: anywhere; min-width: 14rem; font-size: 0.875rem } td.bad { color: var(--bad); white-space: normal; min-width: 10rem }
code { font: 0.8125rem/1.5 ui-monospace, monospace } p.none { padding: 0.75rem; margin: 0; color: var(--soft) }
button { font: inherit; min-height: 2rem; padding: 0 0.75rem; border: 1px solid var(--line); border-radius: 6px; background: none; color: var(--accent); cursor: pointer }
`

/** A page to read: schedules, and the newest of what waits, what is dead and what arrived. */
export function overview({ records, dispatcher, schedules }: Qstash) {
  const waiting = records.messages.values()
  const dead = records.dead.values().toReversed()
  const delivered = records.delivered.newestFirst()
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Local QStash</title>
        <style>${raw(STYLE)}</style>
      </head>
      <body>
        <h1>Local QStash</h1>
        <div class="soft">${when(records.nowMs())} by its clock, ${dispatcher.callsUnderWay} calls under way</div>
        ${section('Schedules', records.schedules.size, ['Id', 'Cron', 'Destination', 'Last', 'Next', ''],
          records.schedules.values().map((schedule) => html`<tr>
            <td><code>${schedule.scheduleId}</code></td><td><code>${schedule.cron}</code></td><td class="wide">${schedule.destination}</td>
            <td>${when(schedule.lastScheduleTime)}</td><td>${schedule.isPaused ? 'paused' : when(schedules.nextMs(schedule))}</td>
            <td><form method="post" action="/__control/schedules/${schedule.scheduleId}/run"><button>Run now</button></form></td>
          </tr>`))}
        ${section('Waiting', waiting.length, ['Message', 'Destination', 'Queue', 'Attempts', 'Due', 'Body'],
          waiting.slice(0, SHOWN).map((message) => html`<tr>
            <td>${id(message.messageId)}</td><td class="wide">${message.url}</td><td>${message.queueName ?? ''}</td>
            <td>${message.retried} of ${message.maxRetries + 1}</td><td>${when(message.notBefore)}</td><td class="wide">${excerpt(message.body.text)}</td>
          </tr>`))}
        ${section('Dead', dead.length, ['Message', 'Destination', 'Died', 'Why', 'Body'],
          dead.slice(0, SHOWN).map(({ diedAt, message, answer }) => html`<tr>
            <td>${id(message.messageId)}</td><td class="wide">${message.url}</td><td>${when(diedAt)}</td>
            <td class="bad">${answer.error ?? `status ${answer.status}`} <code>${excerpt(answer.body.text)}</code></td><td class="wide">${excerpt(message.body.text)}</td>
          </tr>`))}
        ${section('Delivered', delivered.length, ['Message', 'Destination', 'Labels', 'Retries', 'Status', 'At', 'Body'],
          delivered.slice(0, SHOWN).map((message) => html`<tr>
            <td>${id(message.messageId)}</td><td class="wide">${message.url}</td><td>${message.labels.join(', ')}</td>
            <td>${message.retried}</td><td>${message.status}</td><td>${when(message.deliveredAt)}</td><td class="wide">${excerpt(message.preview)}</td>
          </tr>`))}
      </body>
    </html>`
}

function section(title: string, count: number, heads: string[], rows: unknown[]) {
  return html`<h2>${title} <span>${count}</span></h2>
    <div class="scroll">
      ${rows.length === 0
        ? html`<p class="none">None.</p>`
        : html`<table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`}
    </div>`
}

function id(messageId: string) {
  return html`<code title="${messageId}">${messageId.slice(0, 12)}</code>`
}

function when(ms: number | null): string {
  return ms === null ? '' : new Date(ms).toISOString().replace('T', ' ').slice(0, 19)
}

function excerpt(text: string): string {
  return text.length > 160 ? `${text.slice(0, 160)}…` : text
}
