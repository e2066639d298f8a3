import { html } from 'hono/html'
import { layout } from '../resend/layout.ts'
import type { Account } from './accounts.ts'

/** Where Google would ask which account to go on with: those typed before, and a form for another. */
export function choosePage({ action, accounts, problem }: { action: string; accounts: readonly Account[]; problem: string | null }) {
  return layout(
    'Choose an account',
    html`<div class="top">
        <div>
          <h1>Choose an account</h1>
          <div class="soft small">A stand-in for Google on this machine. Any account may be typed; nothing is checked.</div>
        </div>
      </div>
      ${problem === null ? '' : html`<p role="alert">${problem}</p>`}
      ${accounts.length === 0
        ? ''
        : html`<div class="card">
            <ul class="list">
              ${accounts.map((account) => known(action, account))}
            </ul>
          </div>`}
      <h2>Another account</h2>
      <form method="post" action="${action}">
        <dl>
          <dt><label for="email">E-mail</label></dt>
          <dd class="search"><input id="email" name="email" type="email" required autocomplete="off" /></dd>
          <dt><label for="name">Name</label></dt>
          <dd class="search"><input id="name" name="name" required autocomplete="off" /></dd>
          <dt></dt>
          <dd><label><input type="checkbox" name="verified" checked /> Google has verified this address</label></dd>
        </dl>
        <button class="button" name="choice" value="typed">Go on</button>
        <button class="button" name="choice" value="cancel" formnovalidate>Cancel</button>
      </form>`,
  )
}

/** What is to be seen here when nobody is signing in. */
export function homePage(accounts: readonly Account[]) {
  const list = html`<ul class="list">
    ${accounts.map(({ email, name }) => html`<li class="row"><span></span><span>${name}, ${email}</span><span></span></li>`)}
  </ul>`
  return layout(
    'Google, on this machine',
    html`<div class="top"><h1>A stand-in for Google</h1></div>
      <p>Choose “Google” where Fairground signs you in: it leads here, and any account may be typed.</p>
      <div class="card">${accounts.length === 0 ? html`<div class="empty soft">No account has been typed yet.</div>` : list}</div>`,
  )
}

function known(action: string, { email, name, isVerified }: Account) {
  return html`<li>
    <form method="post" action="${action}">
      <input type="hidden" name="email" value="${email}" />
      <input type="hidden" name="name" value="${name}" />
      ${isVerified ? html`<input type="hidden" name="verified" value="on" />` : ''}
      <button class="button" name="choice" value="typed">${name}, ${email}${isVerified ? '' : ' (not verified)'}</button>
    </form>
  </li>`
}
