import { html, raw } from 'hono/html'

const STYLE = `
:root { color-scheme: light dark; --page: light-dark(#f5f5f8, #121216); --card: light-dark(#ffffff, #1b1b21); --line: light-dark(#e3e3ea, #31313b);
  --text: light-dark(#17171c, #ececf1); --soft: light-dark(#63636f, #a0a0ae); --accent: light-dark(#4338ca, #a5a0ff); --wash: light-dark(#eeedfc, #26254a) }
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--text); font: 0.9375rem/1.5 system-ui, -apple-system, 'Segoe UI', sans-serif }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
a { color: var(--accent) } a:focus-visible, input:focus-visible, button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
h1 { font-size: 1.375rem; line-height: 1.3; margin: 0; letter-spacing: -0.01em; overflow-wrap: anywhere }
.soft { color: var(--soft) } .small { font-size: 0.8125rem }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; overflow: hidden }
.top { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; justify-content: space-between; margin-block-end: 1rem }
.search { display: flex; gap: 0.5rem; flex: 1 1 18rem; max-width: 26rem }
.search input { flex: 1; min-width: 0; min-height: 2.75rem; padding: 0 0.875rem; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 10px }
.button { display: inline-flex; align-items: center; min-height: 2.75rem; padding: 0 1rem; font: inherit; font-weight: 500; color: var(--accent); background: var(--card);
  border: 1px solid var(--line); border-radius: 10px; text-decoration: none; cursor: pointer }
.list { list-style: none; margin: 0; padding: 0 } .list li + li { border-block-start: 1px solid var(--line) }
.row { display: grid; grid-template-columns: 2.5rem minmax(0, 1fr) auto; gap: 0 0.875rem; padding: 0.75rem 1rem; color: inherit; text-decoration: none; align-items: start }
.row:hover { background: var(--wash) } .row > :last-child { text-align: end; white-space: nowrap }
.row strong { display: block; font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.row .line { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.round { display: grid; place-items: center; width: 2.5rem; height: 2.5rem; border-radius: 50%; background: var(--wash); color: var(--accent); font-weight: 600 }
.empty { padding: 3rem 1rem; text-align: center } .pages { display: flex; justify-content: space-between; gap: 1rem; margin-block-start: 1rem }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.25rem 1rem; margin: 0.75rem 0 1rem } dt { color: var(--soft) } dd { margin: 0; overflow-wrap: anywhere }
.tabs { display: flex; gap: 0.25rem; border-block-end: 1px solid var(--line); padding: 0 0.5rem }
.tabs a { padding: 0.625rem 0.75rem; min-height: 2.75rem; color: var(--soft); text-decoration: none; border-block-end: 2px solid transparent; margin-block-end: -1px }
.tabs a[aria-current] { color: var(--accent); border-color: var(--accent); font-weight: 500 }
iframe { display: block; width: 100%; min-height: 60vh; border: 0; background: #fff; color-scheme: light }
pre { margin: 0; padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere; font: 0.875rem/1.55 ui-monospace, SFMono-Regular, Menlo, monospace }
h2 { font-size: 0.9375rem; margin: 1.5rem 0 0.5rem } .chips { display: flex; flex-wrap: wrap; gap: 0.5rem; list-style: none; margin: 0; padding: 0 } .chips .small { margin-inline-start: 0.5rem }
.links { margin: 0; padding-inline-start: 1.25rem; overflow-wrap: anywhere }
@media (max-width: 30rem) { .row { grid-template-columns: minmax(0, 1fr) auto } .round { display: none } dl { grid-template-columns: 1fr; gap: 0 } dd { margin-block-end: 0.375rem } }
`

export function layout(title: string, body: unknown) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>${raw(STYLE)}</style>
      </head>
      <body><main>${body}</main></body>
    </html>`
}

/** `Ada Lovelace <ada@example.com>` is `Ada Lovelace`; without a name the address. */
export function nameOf(address: string): string {
  return /^\s*"?([^"<]*?)"?\s*</.exec(address)?.[1] || address
}
