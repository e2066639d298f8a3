/**
 * The domains that have words: one file `messages/<locale>/<namespace>.json` each, one next-intl namespace each.
 * A new one is added here and in `messages.ts`, with its English file; scripts read this list.
 */
export const NAMESPACES = [
  'common',
  'errors',
  'fatal',
  'info',
  'identity',
  'organisations',
  'events',
  'inventory',
  'promotions',
  'orders',
  'payments',
  'tickets',
  'gate',
  'desk',
  'keys',
  'developers',
  'devices',
  'audit',
  'emails',
] as const

export type Namespace = (typeof NAMESPACES)[number]

/** What is sent to the browser, by place: a page's HTML carries these texts for its client components. */
export const CLIENT_NAMESPACES = {
  site: ['common', 'errors', 'identity', 'events', 'inventory', 'promotions', 'orders', 'payments', 'tickets'],
  gate: ['common', 'errors', 'gate'],
  desk: ['common', 'errors', 'identity', 'desk', 'organisations', 'keys', 'devices'],
} as const satisfies Record<string, readonly Namespace[]>
