import type { Page } from '@playwright/test'
import { PASSWORD } from '@/domains/identity/testing'
import type { Locale } from '@/lib/translated'
import type { ProcedureWorld } from '../authz/world.ts'
import { CheckoutPage } from '../pages/checkout-page.ts'
import { EventPage } from '../pages/event-page.ts'
import { SecurityPage } from '../pages/security-page.ts'
import { GatePage } from '../pages/gate-page.ts'
import { hydrated } from '../support/hydrated.ts'
import type { Words } from '../support/words.ts'

interface Visit {
  page: Page
  words: Words
  language: Locale
  world: ProcedureWorld
}

export interface CheckedPage {
  name: string
  as: 'nobody' | 'buyer' | 'guard' | 'owner' | 'admin'
  /** In English, without its language. */
  path: string | ((world: ProcedureWorld) => string)
  /** Brings the page into the state that is looked at, and waits for what comes later. */
  ready?(visit: Visit): Promise<void>
}

const NO_LINK = 'A'.repeat(43)
/** What every ticket type of the tests' own events is called. */
const STANDING = 'Standing'
const offersThere = async ({ page }: Visit) => page.getByRole('spinbutton').first().waitFor()

/** Every page there is, and states of pages that look different. */
export const PAGES: readonly CheckedPage[] = [
  { name: 'home', as: 'nobody', path: '' },
  { name: 'events', as: 'nobody', path: '/events' },
  { name: 'events, nothing found', as: 'nobody', path: '/events?q=nothing-is-called-that' },
  { name: 'events, dates reversed', as: 'nobody', path: '/events?from=2027-02-02&to=2027-01-01' },
  { name: 'the festival', as: 'nobody', path: '/events/saltlight-festival', ready: offersThere },
  { name: 'a session series', as: 'nobody', path: '/events/joystick-arena-sessions', ready: offersThere },
  {
    name: 'an event with something chosen',
    as: 'nobody',
    path: ({ slug }) => `/events/${slug}`,
    async ready({ page, words, language }) {
      const event = new EventPage(page, words, language)
      await event.choose(STANDING)
      if (await event.reserveButton.isHidden()) await event.openSheet()
    },
  },
  {
    name: 'an event that is sold out',
    as: 'nobody',
    path: '/events/mira-solenne-berlin',
    ready: async ({ page, words }) => page.getByText(words('inventory.none.soldOut.title')).waitFor(),
  },
  { name: 'an event that is cancelled', as: 'nobody', path: '/events/low-tide-parade-berlin' },
  { name: 'an event that is over', as: 'nobody', path: '/events/teodora-vell-leipzig' },
  { name: 'an event where one holds tickets', as: 'buyer', path: ({ slug }) => `/events/${slug}`, ready: offersThere },
  { name: 'sign-in', as: 'nobody', path: '/sign-in' },
  {
    name: 'sign-in, refused',
    as: 'nobody',
    path: '/sign-in',
    async ready({ page, words }) {
      await hydrated(page.locator('main form'))
      await page.getByLabel(words('identity.fields.email')).fill('nobody at home')
      await page.getByRole('button', { name: words('identity.signIn.submit'), exact: true }).click()
      await page.getByText(words('errors.input.email_malformed')).waitFor()
    },
  },
  { name: 'sign-up', as: 'nobody', path: '/sign-up' },
  { name: 'forgotten password', as: 'nobody', path: '/forgot-password' },
  { name: 'a new password', as: 'nobody', path: `/reset-password?token=${NO_LINK}` },
  { name: 'a link to sign in', as: 'nobody', path: `/magic-link?token=${NO_LINK}` },
  { name: 'confirming an address', as: 'nobody', path: `/verify-email?token=${NO_LINK}` },
  { name: 'about', as: 'nobody', path: '/about' },
  {
    name: 'questions and answers, all open',
    as: 'nobody',
    path: '/faq',
    ready: async ({ page }) => page.locator('main details').evaluateAll((all) => all.forEach((each) => each.setAttribute('open', ''))),
  },
  { name: 'help', as: 'nobody', path: '/support' },
  { name: 'money back', as: 'nobody', path: '/refunds' },
  { name: 'terms', as: 'nobody', path: '/terms' },
  { name: 'privacy', as: 'nobody', path: '/privacy' },
  { name: 'sign-in, refused after Google', as: 'nobody', path: '/sign-in?google=unproven_here' },
  { name: 'taking a new address on', as: 'nobody', path: `/change-email?token=${NO_LINK}` },
  { name: 'no such page', as: 'nobody', path: '/no/such/page' },
  { name: 'no such event', as: 'nobody', path: '/events/no-such-night' },
  { name: 'tickets, signed out', as: 'nobody', path: '/tickets' },
  { name: 'tickets without a network', as: 'nobody', path: '/tickets/offline' },
  {
    name: 'checkout',
    as: 'buyer',
    path: ({ reservationId }) => `/checkout/${reservationId}`,
    async ready({ page, words }) {
      await new CheckoutPage(page, words).tryCode('NO-SUCH-CODE')
      await page.getByText(words('promotions.refused.unknown')).waitFor()
    },
  },
  {
    name: 'checkout, details missing',
    as: 'buyer',
    path: ({ reservationId }) => `/checkout/${reservationId}`,
    async ready({ page, words }) {
      const checkout = new CheckoutPage(page, words)
      await checkout.fillBuyer({ name: ' ', email: 'nobody at home' })
      await checkout.goOnButton.click()
      await page.getByText(words('orders.checkout.wrongFields')).waitFor()
    },
  },
  {
    name: 'checkout, the last look',
    as: 'buyer',
    path: ({ reservationId }) => `/checkout/${reservationId}`,
    async ready({ page, words }) {
      const checkout = new CheckoutPage(page, words)
      await checkout.fillBuyer({ name: 'Ines Okafor', email: 'ines@buyers.example' })
      await checkout.goOn()
      await page.getByText(words('events.policies.title')).waitFor()
    },
  },
  { name: 'cart', as: 'buyer', path: '/cart' },
  { name: 'cart, nothing held', as: 'nobody', path: '/cart' },
  { name: 'checkout of somebody else', as: 'nobody', path: ({ reservationId }) => `/checkout/${reservationId}` },
  { name: 'order, unpaid', as: 'buyer', path: ({ pendingOrderId }) => `/orders/${pendingOrderId}` },
  {
    name: 'order, given up',
    as: 'buyer',
    path: ({ pendingOrderId }) => `/orders/${pendingOrderId}`,
    async ready({ page, words }) {
      const giveUp = page.getByRole('button', { name: words('orders.pending.giveUp') })
      await hydrated(giveUp)
      await giveUp.click()
      await page.getByRole('heading', { level: 1, name: words('orders.ended.buyer.title') }).waitFor()
    },
  },
  { name: 'order, confirmed', as: 'buyer', path: ({ paidOrderId }) => `/orders/${paidOrderId}` },
  { name: 'order of somebody else', as: 'nobody', path: ({ paidOrderId }) => `/orders/${paidOrderId}` },
  { name: 'ticket', as: 'buyer', path: ({ ticketId }) => `/tickets/${ticketId}` },
  {
    name: 'ticket, its code on the whole screen',
    as: 'buyer',
    path: ({ ticketId }) => `/tickets/${ticketId}`,
    async ready({ page, words }) {
      const enlarge = page.getByRole('button', { name: words('tickets.page.enlarge') })
      await hydrated(enlarge)
      await enlarge.click()
    },
  },
  { name: 'my tickets', as: 'buyer', path: '/tickets' },
  { name: 'my past tickets', as: 'buyer', path: '/tickets?when=past' },
  { name: 'my orders', as: 'buyer', path: '/account/orders' },
  { name: 'account', as: 'buyer', path: '/account' },
  { name: 'security', as: 'buyer', path: '/account/security' },
  {
    name: 'security, setting up a second factor',
    as: 'buyer',
    path: '/account/security',
    async ready({ page, words }) {
      await new SecurityPage(page, words).beginSecondFactor(PASSWORD)
    },
  },
  { name: 'sign-in, after the session was ended elsewhere', as: 'nobody', path: '/sign-in?ended=1' },
  { name: 'desk, no organisation, asked to join one', as: 'buyer', path: '/desk' },
  { name: 'desk, organisations', as: 'owner', path: '/desk?all=1' },
  { name: 'desk, overview', as: 'owner', path: ({ orgSlug }) => `/desk/${orgSlug}` },
  {
    name: 'desk, going somewhere by a few letters',
    as: 'owner',
    path: ({ orgSlug }) => `/desk/${orgSlug}`,
    async ready({ page, words }) {
      const open = page.getByRole('button', { name: words('desk.palette.open') })
      await hydrated(open)
      await open.click()
      await page.getByRole('combobox').waitFor()
    },
  },
  { name: 'desk, a new organisation', as: 'owner', path: '/desk/new' },
  { name: 'desk, members', as: 'owner', path: ({ orgSlug }) => `/desk/${orgSlug}/members?sort=-role` },
  { name: 'desk, members searched in vain', as: 'owner', path: ({ orgSlug }) => `/desk/${orgSlug}/members?q=nobody-is-called-that` },
  {
    name: 'desk, inviting somebody',
    as: 'owner',
    path: ({ orgSlug }) => `/desk/${orgSlug}/members`,
    async ready({ page, words }) {
      const open = page.getByRole('button', { name: words('organisations.invite.open') })
      await hydrated(open)
      await open.click()
      await page.getByLabel(words('organisations.invite.email')).fill('nobody at home')
      await page.getByRole('button', { name: words('organisations.invite.submit') }).click()
      await page.getByText(words('errors.input.email_malformed')).waitFor()
    },
  },
  { name: 'desk, settings', as: 'owner', path: ({ orgSlug }) => `/desk/${orgSlug}/settings` },
  {
    name: 'the platform, looking into an organisation',
    as: 'admin',
    path: '/desk/platform',
    async ready({ page, words, world: { orgId } }) {
      await hydrated(page.getByRole('search'))
      await page.getByLabel(words('organisations.platform.search')).fill(orgId)
      await page.getByRole('button', { name: words('organisations.platform.find') }).click()
      await page.getByRole('button', { name: words('organisations.platform.look') }).click()
      await page.getByRole('dialog').getByText(words('organisations.fields.supportEmail')).waitFor()
    },
  },
  { name: 'an invitation', as: 'buyer', path: ({ invitation }) => `/invitations/${invitation.invitationId}?secret=${invitation.secret}` },
  { name: 'an invitation, signed out', as: 'nobody', path: ({ invitation }) => `/invitations/${invitation.invitationId}?secret=${invitation.secret}` },
  { name: 'an invitation of another', as: 'guard', path: ({ invitation }) => `/invitations/${invitation.invitationId}?secret=${invitation.secret}` },
  { name: 'no invitation', as: 'nobody', path: ({ invitation }) => `/invitations/${invitation.invitationId}?secret=${NO_LINK}` },
  { name: 'desk, API keys', as: 'owner', path: ({ orgSlug }) => `/desk/${orgSlug}/keys` },
  {
    name: 'desk, making an API key',
    as: 'owner',
    path: ({ orgSlug }) => `/desk/${orgSlug}/keys`,
    async ready({ page, words }) {
      const open = page.getByRole('button', { name: words('keys.create.open') })
      await hydrated(open)
      await open.click()
      await page.getByRole('dialog').getByRole('textbox').waitFor()
    },
  },
  { name: 'for developers', as: 'nobody', path: '/developers' },
  { name: 'desk, devices', as: 'owner', path: ({ orgSlug }) => `/desk/${orgSlug}/devices` },
  {
    name: 'desk, the code of a device',
    as: 'owner',
    path: ({ orgSlug }) => `/desk/${orgSlug}/devices`,
    async ready({ page, words }) {
      const renew = page.getByRole('button', { name: words('devices.renewOf', { name: 'North gate' }) }).first()
      await hydrated(renew)
      await renew.click()
      await page.getByLabel(words('devices.pairing.code')).waitFor()
    },
  },
  { name: 'desk, audit log', as: 'owner', path: ({ orgSlug }) => `/desk/${orgSlug}/audit` },
  {
    name: 'desk, an entry of the audit log',
    as: 'owner',
    path: ({ orgSlug }) => `/desk/${orgSlug}/audit`,
    async ready({ page, words }) {
      const open = page.getByRole('button', { name: words('audit.details.open') }).first()
      await hydrated(open)
      await open.click()
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'pairing a phone', as: 'nobody', path: '/pair' },
  { name: 'desk of a guard', as: 'guard', path: ({ orgSlug }) => `/desk/${orgSlug}` },
  { name: 'desk of somebody else', as: 'buyer', path: ({ orgSlug }) => `/desk/${orgSlug}` },
  { name: 'gates', as: 'guard', path: '/gate' },
  { name: 'no gate', as: 'buyer', path: '/gate' },
  { name: 'a gate that is not yours', as: 'buyer', path: ({ eventId }) => `/gate/${eventId}` },
  {
    name: 'scanner without a camera',
    as: 'guard',
    path: ({ eventId }) => `/gate/${eventId}`,
    ready: async ({ page, words }) => page.getByText(words('gate.camera.trouble.missing.title')).or(page.getByText(words('gate.camera.trouble.denied.title'))).waitFor(),
  },
  {
    name: 'scanner, a refusal on the whole screen',
    as: 'guard',
    path: ({ eventId }) => `/gate/${eventId}`,
    async ready({ page, words, language }) {
      await new GatePage(page, words, language).type('TKT-222222')
      await page.locator('[data-tone]').waitFor()
    },
  },
]
