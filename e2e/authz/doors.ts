import type { DoorPath } from '@/platform/front-door'
import { all, buyers, desk, open, type Access } from './access.ts'

export interface Asked {
  path: string
  init?: RequestInit
  /** What it says to whom it lets in; 200 unless told otherwise. */
  granted?: number
}

/** Whom it answers, or the suite that asks everybody there. */
export type DoorAccess = (Omit<Access<Asked>, 'rightful'> & { rightful: Access['rightful'] | null }) | { provenBy: string }

/** For its vendor alone, by a signature: nothing that a browser or a program has opens it. What its vendor gets, `e2e/api/cases.ts` knows. */
const signed = (status: 400 | 401, path: string): DoorAccess => ({
  ...all(status),
  tooSmall: ['owner', 'manager', 'staff', 'guard'],
  rightful: null,
  ask: () => ({ path, init: { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' } }),
})

/** What each way in of the front door answers to whom. One that is missing here does not compile. */
export const DOOR_ACCESS: Readonly<Record<DoorPath, DoorAccess>> = {
  '/api/trpc/*': { provenBy: 'e2e/authz/procedures.spec.ts' },
  '/api/v1/*': { provenBy: 'e2e/authz/rest.spec.ts' },
  '/api/auth/*': { provenBy: 'src/trpc/auth.db.test.ts' },

  '/api/webhooks/stripe': signed(400, '/api/webhooks/stripe'),
  '/api/jobs/{job}': signed(401, '/api/jobs/outbox-sweep'),

  '/api/tickets/{ticketId}/ticket.pdf': buyers(({ ticketId }) => ({ path: `/api/tickets/${ticketId}/ticket.pdf` })),
  '/api/orders/{orderId}/tickets.pdf': buyers(({ paidOrderId }) => ({ path: `/api/orders/${paidOrderId}/tickets.pdf` })),
  '/api/orders/{orderId}/calendar.ics': buyers(({ paidOrderId }) => ({ path: `/api/orders/${paidOrderId}/calendar.ics` })),
  '/api/lists/{orgId}/audit-log.csv': desk('audit.view', ({ orgId }) => ({ path: `/api/lists/${orgId}/audit-log.csv` })),
  '/api/lists/{orgId}/devices.csv': desk('devices.view', ({ orgId }) => ({ path: `/api/lists/${orgId}/devices.csv` })),
  '/api/lists/{orgId}/events.csv': desk('events.view', ({ orgId }) => ({ path: `/api/lists/${orgId}/events.csv` })),
  '/api/lists/{orgId}/members.csv': desk('members.view', ({ orgId }) => ({ path: `/api/lists/${orgId}/members.csv` })),

  '/api/cards/site/{image}': open(() => ({ path: '/api/cards/site/en-00000000000000.png', granted: 302 })),
  '/api/cards/events/{slug}/{image}': open(({ slug }) => ({ path: `/api/cards/events/${slug}/en-00000000000000.png`, granted: 302 })),
  '/api/events/{slug}/calendar.ics': open(({ slug }) => ({ path: `/api/events/${slug}/calendar.ics` })),
  '/api/found/*': open(() => ({ path: '/api/found/robots.txt' })),
  '/robots.txt': open(() => ({ path: '/robots.txt' })),
  '/sitemap.xml': open(() => ({ path: '/sitemap.xml' })),
  '/sitemaps/*': open(() => ({ path: '/sitemaps/pages.xml' })),
  '/api/manifest/{file}': open(() => ({ path: '/api/manifest/en.webmanifest' })),
  '/api/live/events/{eventId}': open(({ eventId }) => ({ path: `/api/live/events/${eventId}` })),
  '/api/reports': open(() => ({
    path: '/api/reports',
    init: { method: 'POST', body: JSON.stringify({ 'csp-report': { 'effective-directive': 'img-src', 'document-uri': '/en' } }) },
    granted: 204,
  })),
  '/api/health': open(() => ({ path: '/api/health' })),
}
