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

/**
 * What is sent to the browser, by place: a page's HTML carries these texts for its client components. A namespace, or a group
 * inside one. `npm run messages` compares the table with what the client components of each place say.
 */
export const CLIENT_TEXTS = {
  site: ['common.actions', 'common.error', 'common.nav', 'common.ui', 'inventory.cart'],
  home: [
    'common.ui', 'errors.common', 'errors.identity', 'errors.input', 'errors.offline', 'errors.organisations', 'errors.unexpected',
    'events.card', 'events.kind', 'events.near',
  ],
  event: [
    'common.actions', 'common.ui', 'errors.common', 'errors.input', 'errors.inventory', 'errors.offline', 'errors.orders',
    'errors.organisations', 'errors.unexpected', 'events.detail', 'inventory.again', 'inventory.bar', 'inventory.chooser',
    'inventory.code', 'inventory.dates', 'inventory.held', 'inventory.live', 'inventory.none', 'inventory.offer', 'inventory.refused',
    'inventory.summary',
  ],
  cart: [
    'common.ui', 'errors.common', 'errors.identity', 'errors.input', 'errors.inventory', 'errors.offline', 'errors.orders',
    'errors.organisations', 'errors.unexpected', 'inventory.cart',
  ],
  checkout: [
    'common.actions', 'common.ui', 'errors.common', 'errors.input', 'errors.inventory', 'errors.offline', 'errors.orders',
    'errors.organisations', 'errors.unexpected', 'orders.checkout', 'orders.over', 'orders.price', 'orders.release',
    'orders.steps', 'promotions.code', 'promotions.refused',
  ],
  order: [
    'common.ui', 'errors.common', 'errors.input', 'errors.inventory', 'errors.offline', 'errors.orders', 'errors.organisations',
    'errors.tickets', 'errors.unexpected', 'orders.checkout', 'orders.keep', 'orders.pending', 'tickets.offline', 'tickets.resend',
  ],
  tickets: ['common.actions', 'common.ui', 'tickets.offline', 'tickets.page', 'tickets.pager'],
  account: [
    'common.actions', 'common.nav', 'common.ui', 'errors.common', 'errors.identity', 'errors.input', 'errors.offline',
    'errors.unexpected', 'identity.changeEmail', 'identity.fields', 'identity.google', 'identity.mailSent',
    'identity.recoveryCodes', 'identity.refusals', 'identity.resend', 'identity.secondFactor', 'identity.security',
    'identity.sessions', 'identity.stepUp',
  ],
  wayIn: [
    'common.ui', 'errors.common', 'errors.identity', 'errors.input', 'errors.offline', 'errors.unexpected', 'identity.changeEmail',
    'identity.fields', 'identity.magicLink', 'identity.mailSent', 'identity.refusals', 'identity.resend', 'identity.reset',
    'identity.sendLink', 'identity.signIn', 'identity.signUp', 'identity.verify',
  ],
  gate: ['common', 'errors', 'gate'],
  desk: ['common', 'errors', 'identity', 'desk', 'organisations', 'keys', 'devices'],
} as const satisfies Record<string, readonly (Namespace | `${Namespace}.${string}`)[]>

export type ClientPlace = keyof typeof CLIENT_TEXTS
