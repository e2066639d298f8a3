import type { PageName } from '@/lib/addresses'
import { all, buyers, desk, open, own, platform, type Access } from './access.ts'
import type { ProcedureWorld } from './world.ts'

export interface AskedPage {
  /** What stands in the brackets of its address. */
  params?: Readonly<Record<string, string>>
  /** What a mailed link has behind it, which only the rightful know. */
  opener?: string
}
type PageAccess = Access<AskedPage>

const nothing = () => ({})
const ofDesk = ({ orgSlug }: ProcedureWorld) => ({ params: { orgSlug } })

/** Who is not signed in is led to sign in. */
const led = (access: PageAccess): PageAccess => ({ ...access, nobody: 307 })
const anybody = open(nothing)
const ownPage = led(own(nothing))
const deskPage = (permission: Parameters<typeof desk>[0]) => led(desk(permission, ofDesk))

/** What each page answers to whom. One that is missing here does not compile. */
export const PAGE_ACCESS: Readonly<Record<PageName, PageAccess>> = {
  '/': anybody,
  '/events': anybody,
  '/events/[slug]': open(({ slug }) => ({ params: { slug } })),
  '/cart': anybody,
  '/checkout/[reservationId]': buyers(({ reservationId }) => ({ params: { reservationId } })),
  '/orders/[orderId]': buyers(({ paidOrderId }) => ({ params: { orderId: paidOrderId } })),
  '/tickets': anybody,
  '/tickets/offline': anybody,
  '/tickets/[ticketId]': buyers(({ ticketId }) => ({ params: { ticketId } })),
  '/account': ownPage,
  '/account/orders': ownPage,
  '/account/security': ownPage,
  '/sign-in': anybody,
  '/sign-up': anybody,
  '/magic-link': anybody,
  '/verify-email': anybody,
  '/change-email': anybody,
  '/forgot-password': anybody,
  '/reset-password': anybody,
  '/about': anybody,
  '/faq': anybody,
  '/support': anybody,
  '/refunds': anybody,
  '/terms': anybody,
  '/privacy': anybody,
  '/developers': anybody,
  // Its link opens it, and nothing else does.
  '/invitations/[invitationId]': {
    ...all(404),
    rightful: 'nobody',
    ask: ({ invitation: { invitationId, secret } }) => ({ params: { invitationId }, opener: `secret=${secret}` }),
  },

  // Who works for one organisation is led to its desk; the buyer is asked to join one.
  '/desk': { ...ownPage, otherOwner: 307, cashier: 307 },
  '/desk/new': ownPage,
  '/desk/platform': led(platform(nothing)),
  '/desk/[orgSlug]': led({ ...desk('organisation.view', ofDesk), cashier: 200 }),
  '/desk/[orgSlug]/members': deskPage('members.view'),
  '/desk/[orgSlug]/settings': deskPage('organisation.edit'),
  '/desk/[orgSlug]/keys': deskPage('keys.view'),
  '/desk/[orgSlug]/audit': deskPage('audit.view'),
  '/desk/[orgSlug]/devices': deskPage('devices.view'),

  '/gate': { ...ownPage, machines: { device: 307, otherDevice: 307 } },
  '/gate/[eventId]': led({
    ...all(404), rightful: 'guard', machines: { device: 200, revokedDevice: 200 }, ask: ({ eventId }) => ({ params: { eventId } }),
  }),
  '/pair': anybody,
}
