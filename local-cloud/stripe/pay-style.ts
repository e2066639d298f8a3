/** The pay page's whole style: the page loads nothing, so that it looks the same with no network at all. */
export const PAY_STYLE = `
:root { --ink: #1a1f36; --soft: #4f566b; --line: #d5dbe1; --panel: #f6f8fa; --accent: #0a5bd3; --accent-ink: #fff;
  --bad: #b3093c; --bad-panel: #fff1f4; --good: #0b6b44; --note: #8a4b00; --note-panel: #fff4d6; }
* { box-sizing: border-box; }
html { color-scheme: light; -webkit-text-size-adjust: 100%; }
body { margin: 0; color: var(--ink); background: #fff; font: 16px/1.5 -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto,
  "Helvetica Neue", Arial, sans-serif; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid #7db2ff; outline-offset: 1px; }
.page { display: grid; min-height: 100vh; }
.order { background: var(--panel); padding: 20px 20px 24px; }
.pay { padding: 24px 20px 40px; }
.inner { width: 100%; max-width: 440px; margin: 0 auto; }
.top { display: flex; align-items: center; gap: 12px; min-height: 44px; }
.leave { display: inline-flex; align-items: center; gap: 8px; min-height: 44px; color: var(--ink); text-decoration: none; font-weight: 500; }
.leave:hover { text-decoration: underline; }
.mark { flex: none; display: grid; place-items: center; width: 32px; height: 32px; border-radius: 50%; background: var(--ink); color: #fff;
  font-weight: 600; font-size: 14px; }
.test { margin-inline-start: auto; padding: 2px 8px; border-radius: 4px; background: var(--note-panel); color: var(--note);
  font-size: 12px; font-weight: 700; letter-spacing: .04em; white-space: nowrap; }
h1 { margin: 20px 0 0; font-size: 16px; font-weight: 500; color: var(--soft); overflow-wrap: anywhere; }
.total { margin: 0; font-size: 36px; line-height: 1.2; font-weight: 650; font-variant-numeric: tabular-nums; letter-spacing: -.01em; }
.items { list-style: none; margin: 24px 0 0; padding: 0; }
.items li, .sums div { display: flex; justify-content: space-between; gap: 16px; }
.items li { padding: 10px 0; }
.items b { display: block; font-weight: 500; overflow-wrap: anywhere; }
.items small { display: block; color: var(--soft); font-size: 14px; }
.money { font-variant-numeric: tabular-nums; white-space: nowrap; text-align: end; }
.sums { margin: 8px 0 0; border-top: 1px solid var(--line); padding-top: 8px; }
.sums div { padding: 4px 0; }
.sums dt, .sums dd { margin: 0; }
.sums .due { font-weight: 600; }
fieldset { border: 0; margin: 0 0 24px; padding: 0; min-width: 0; }
legend { padding: 0; margin-bottom: 12px; font-size: 18px; font-weight: 600; }
label { display: block; margin-bottom: 4px; font-size: 14px; font-weight: 500; color: var(--soft); }
.field { margin-bottom: 14px; }
input { width: 100%; min-height: 46px; padding: 10px 12px; font: inherit; color: inherit; background: #fff; border: 1px solid #8792a2;
  border-radius: 8px; }
input[readonly] { background: var(--panel); border-color: var(--line); }
input[aria-invalid="true"] { border-color: var(--bad); box-shadow: 0 0 0 1px var(--bad); }
.number { position: relative; }
.number input { padding-inline-end: 116px; font-variant-numeric: tabular-nums; }
.brands { position: absolute; inset-inline-end: 10px; inset-block: 0; display: flex; align-items: center; gap: 4px; pointer-events: none; }
.brands i { padding: 2px 4px; border: 1px solid var(--line); border-radius: 3px; background: #fff; color: var(--soft);
  font: 700 9px/1.2 Arial, sans-serif; letter-spacing: .02em; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; }
.error { margin: 6px 0 0; color: var(--bad); font-size: 14px; }
.alert { margin: 0 0 20px; padding: 12px 14px; border: 1px solid #f0b6c6; border-radius: 8px; background: var(--bad-panel); color: var(--bad); }
.alert strong { display: block; }
.go { display: flex; align-items: center; justify-content: center; gap: 8px; width: 100%; min-height: 50px; border: 0; border-radius: 8px;
  background: var(--accent); color: var(--accent-ink); font: inherit; font-weight: 600; cursor: pointer; text-decoration: none; }
.go:hover { background: #084aad; }
.quiet { display: block; margin-top: 12px; min-height: 44px; padding: 10px; text-align: center; color: var(--soft); }
.tests { margin: 28px 0 0; padding: 14px 16px; border: 1px dashed #8792a2; border-radius: 8px; font-size: 14px; }
.tests summary { margin: -14px -16px; padding: 12px 16px; min-height: 44px; font-weight: 600; cursor: pointer; }
.tests[open] summary { margin-bottom: 0; }
.tests p { margin: 8px 0; color: var(--soft); }
.tests ul { list-style: none; margin: 0; padding: 0; }
.tests li a { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 12px; min-height: 44px; align-items: center;
  border-top: 1px solid var(--line); color: inherit; text-decoration: none; }
.tests li a:hover span { text-decoration: underline; }
.tests code { font: 14px/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.tests li span { color: var(--soft); }
footer { margin-top: 28px; color: var(--soft); font-size: 13px; }
.done { display: grid; place-items: center; min-height: 100vh; padding: 24px; background: var(--panel); }
.card { width: 100%; max-width: 440px; padding: 32px 28px; border-radius: 14px; background: #fff; text-align: center;
  box-shadow: 0 1px 2px rgba(26, 31, 54, .08), 0 12px 32px rgba(26, 31, 54, .08); }
.card h1 { margin: 16px 0 8px; color: var(--ink); font-size: 22px; font-weight: 650; }
.card p { margin: 0 0 20px; color: var(--soft); }
.sign { display: inline-grid; place-items: center; width: 52px; height: 52px; border-radius: 50%; font-size: 26px; font-weight: 700; }
.sign.good { background: #e2f5ec; color: var(--good); }
.sign.over { background: var(--note-panel); color: var(--note); }
@media (min-width: 900px) {
  .page { grid-template-columns: 1fr 1fr; }
  .order { padding: 56px 64px; }
  .order .inner { margin-inline: auto 0; }
  .pay { padding: 56px 64px; box-shadow: -16px 0 40px rgba(26, 31, 54, .06); }
  .pay .inner { margin-inline: 0 auto; }
  .total { font-size: 44px; }
}
@media (prefers-reduced-motion: no-preference) { .go { transition: background .12s; } }
`
