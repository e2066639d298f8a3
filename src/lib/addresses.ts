import { LOCALES, type Locale } from '@/lib/translated'

/**
 * Every page that has an address, by its folder in `src/app/[locale]`, and what it is called in each language; English is
 * the folder's own name, and a single string is the same everywhere. next-intl's routing reads this table, and so does
 * whatever writes an address down: mails, files, payment pages, tests.
 */
export const PATHNAMES = {
  '/': '/',
  '/events': { en: '/events', fr: '/evenements', de: '/veranstaltungen', es: '/eventos', ar: '/faaliyat' },
  '/events/[slug]': {
    en: '/events/[slug]',
    fr: '/evenements/[slug]',
    de: '/veranstaltungen/[slug]',
    es: '/eventos/[slug]',
    ar: '/faaliyat/[slug]',
  },
  '/cart': { en: '/cart', fr: '/panier', de: '/warenkorb', es: '/carrito', ar: '/salla' },
  '/checkout/[reservationId]': {
    en: '/checkout/[reservationId]',
    fr: '/paiement/[reservationId]',
    de: '/kasse/[reservationId]',
    es: '/pago/[reservationId]',
    ar: '/daf/[reservationId]',
  },
  '/orders/[orderId]': {
    en: '/orders/[orderId]',
    fr: '/commandes/[orderId]',
    de: '/bestellungen/[orderId]',
    es: '/pedidos/[orderId]',
    ar: '/talabat/[orderId]',
  },
  '/tickets': { en: '/tickets', fr: '/billets', de: '/tickets', es: '/entradas', ar: '/tadhakir' },
  '/tickets/offline': {
    en: '/tickets/offline',
    fr: '/billets/hors-ligne',
    de: '/tickets/offline',
    es: '/entradas/sin-conexion',
    ar: '/tadhakir/bila-shabaka',
  },
  '/tickets/[ticketId]': {
    en: '/tickets/[ticketId]',
    fr: '/billets/[ticketId]',
    de: '/tickets/[ticketId]',
    es: '/entradas/[ticketId]',
    ar: '/tadhakir/[ticketId]',
  },
  '/account': { en: '/account', fr: '/compte', de: '/konto', es: '/cuenta', ar: '/hisabi' },
  '/account/orders': {
    en: '/account/orders',
    fr: '/compte/commandes',
    de: '/konto/bestellungen',
    es: '/cuenta/pedidos',
    ar: '/hisabi/talabat',
  },
  '/account/security': {
    en: '/account/security',
    fr: '/compte/securite',
    de: '/konto/sicherheit',
    es: '/cuenta/seguridad',
    ar: '/hisabi/aman',
  },
  '/sign-in': { en: '/sign-in', fr: '/connexion', de: '/anmelden', es: '/iniciar-sesion', ar: '/dukhul' },
  '/sign-up': { en: '/sign-up', fr: '/inscription', de: '/registrieren', es: '/registro', ar: '/tasjil' },
  '/magic-link': {
    en: '/magic-link',
    fr: '/lien-de-connexion',
    de: '/anmeldelink',
    es: '/enlace-de-acceso',
    ar: '/rabit-dukhul',
  },
  '/verify-email': {
    en: '/verify-email',
    fr: '/confirmer-adresse',
    de: '/adresse-bestaetigen',
    es: '/confirmar-correo',
    ar: '/takid-barid',
  },
  '/change-email': {
    en: '/change-email',
    fr: '/changer-adresse',
    de: '/adresse-aendern',
    es: '/cambiar-correo',
    ar: '/taghyir-barid',
  },
  '/forgot-password': {
    en: '/forgot-password',
    fr: '/mot-de-passe-oublie',
    de: '/passwort-vergessen',
    es: '/contrasena-olvidada',
    ar: '/nasit-kalimat-murur',
  },
  '/reset-password': {
    en: '/reset-password',
    fr: '/nouveau-mot-de-passe',
    de: '/neues-passwort',
    es: '/nueva-contrasena',
    ar: '/kalimat-murur-jadida',
  },
  '/about': { en: '/about', fr: '/a-propos', de: '/ueber-uns', es: '/acerca-de', ar: '/man-nahnu' },
  '/faq': { en: '/faq', fr: '/questions-frequentes', de: '/haeufige-fragen', es: '/preguntas-frecuentes', ar: '/asila-shaia' },
  '/support': { en: '/support', fr: '/aide', de: '/hilfe', es: '/ayuda', ar: '/musaada' },
  '/refunds': { en: '/refunds', fr: '/remboursements', de: '/erstattungen', es: '/reembolsos', ar: '/istirdad' },
  '/terms': { en: '/terms', fr: '/conditions', de: '/bedingungen', es: '/condiciones', ar: '/shurut' },
  '/privacy': { en: '/privacy', fr: '/confidentialite', de: '/datenschutz', es: '/privacidad', ar: '/khususiyya' },
  '/desk': { en: '/desk', fr: '/organisateur', de: '/veranstalter', es: '/organizador', ar: '/munazzim' },
  '/desk/new': {
    en: '/desk/new',
    fr: '/organisateur/nouvelle',
    de: '/veranstalter/neu',
    es: '/organizador/nueva',
    ar: '/munazzim/jadida',
  },
  '/desk/platform': {
    en: '/desk/platform',
    fr: '/organisateur/plateforme',
    de: '/veranstalter/plattform',
    es: '/organizador/plataforma',
    ar: '/munazzim/minassa',
  },
  '/desk/[orgSlug]': {
    en: '/desk/[orgSlug]',
    fr: '/organisateur/[orgSlug]',
    de: '/veranstalter/[orgSlug]',
    es: '/organizador/[orgSlug]',
    ar: '/munazzim/[orgSlug]',
  },
  '/desk/[orgSlug]/members': {
    en: '/desk/[orgSlug]/members',
    fr: '/organisateur/[orgSlug]/equipe',
    de: '/veranstalter/[orgSlug]/team',
    es: '/organizador/[orgSlug]/equipo',
    ar: '/munazzim/[orgSlug]/fariq',
  },
  '/desk/[orgSlug]/settings': {
    en: '/desk/[orgSlug]/settings',
    fr: '/organisateur/[orgSlug]/reglages',
    de: '/veranstalter/[orgSlug]/einstellungen',
    es: '/organizador/[orgSlug]/ajustes',
    ar: '/munazzim/[orgSlug]/idadat',
  },
  '/invitations/[invitationId]': {
    en: '/invitations/[invitationId]',
    fr: '/invitations/[invitationId]',
    de: '/einladungen/[invitationId]',
    es: '/invitaciones/[invitationId]',
    ar: '/daawat/[invitationId]',
  },
  '/desk/[orgSlug]/keys': {
    en: '/desk/[orgSlug]/keys',
    fr: '/organisateur/[orgSlug]/cles',
    de: '/veranstalter/[orgSlug]/schluessel',
    es: '/organizador/[orgSlug]/claves',
    ar: '/munazzim/[orgSlug]/mafatih',
  },
  '/developers': { en: '/developers', fr: '/developpeurs', de: '/entwickler', es: '/desarrolladores', ar: '/mutawwirun' },
  '/gate': '/gate',
  '/pair': '/pair',
  '/desk/[orgSlug]/audit': {
    en: '/desk/[orgSlug]/audit',
    fr: '/organisateur/[orgSlug]/journal',
    de: '/veranstalter/[orgSlug]/protokoll',
    es: '/organizador/[orgSlug]/registro',
    ar: '/munazzim/[orgSlug]/sijill',
  },
  '/desk/[orgSlug]/devices': {
    en: '/desk/[orgSlug]/devices',
    fr: '/organisateur/[orgSlug]/appareils',
    de: '/veranstalter/[orgSlug]/geraete',
    es: '/organizador/[orgSlug]/dispositivos',
    ar: '/munazzim/[orgSlug]/ajhiza',
  },
  '/gate/[eventId]': '/gate/[eventId]',
} as const satisfies Record<`/${string}`, `/${string}` | Record<Locale, `/${string}`>>

export type PageName = keyof typeof PATHNAMES

/** Pages that are made once for many: their files say for how long. The rest is made for one reader at a time. */
export const KEPT_PAGES: ReadonlySet<PageName> = new Set<PageName>([
  '/', '/events/[slug]', '/tickets/offline', '/about', '/faq', '/support', '/refunds', '/terms', '/privacy', '/developers',
])

/**
 * Lists that the front door keeps while their address asks for nothing, with the tags of what they show; with a query each is made
 * for whoever asks.
 */
export const KEPT_WITHOUT_QUERY: ReadonlyMap<PageName, readonly string[]> = new Map([['/events', ['events']]])

type ParamOf<Path extends string> = Path extends `${string}[${infer Name}]${infer Rest}` ? Name | ParamOf<Rest> : never
/** A page whose address takes nothing but a language. */
export type PlainPage = { [Page in PageName]: Page extends `${string}[${string}` ? never : Page }[PageName]

/** A page of one organisation's desk that takes nothing else. */
export type DeskPage = { [Page in PageName]: Page extends `/desk/[orgSlug]${infer Rest}` ? (Rest extends `${string}[${string}` ? never : Page) : never }[PageName]

interface Tail {
  query?: Readonly<Record<string, string | undefined>>
  hash?: string
}
/** A page with what its address needs, without a language: `{ pathname: '/events/[slug]', params: { slug } }`. */
export type Address =
  | PlainPage
  | { [Page in PageName]: { pathname: Page } & Tail & (Page extends PlainPage ? unknown : { params: Readonly<Record<ParamOf<Page>, string>> }) }[PageName]

/** The words that stand where an organisation's name could, in every language: none may be called so. */
export const DESK_WORDS: readonly string[] = Object.entries(PATHNAMES)
  .filter(([page]) => /^\/desk\/[^[/]+$/.test(page))
  .flatMap(([, wording]) => (typeof wording === 'string' ? [wording] : Object.values(wording)))
  .flatMap((path) => path.split('/').slice(2, 3))

function wordingOf(page: PageName, locale: Locale): string {
  const wording: string | Record<Locale, string> = PATHNAMES[page]
  return typeof wording === 'string' ? wording : wording[locale]
}

function written(page: PageName, locale: Locale, params: Readonly<Record<string, string>>): string {
  const path = wordingOf(page, locale).replace(/\[(\w+)\]/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  return `/${locale}${path === '/' ? '' : path}`
}

/** The path of a page in a language: `addressOf('/events', 'fr')` is `/fr/evenements`. Slugs and ids stay what they are. */
export function addressOf(address: Address, locale: Locale): string {
  if (typeof address === 'string') return written(address, locale, {})
  const { pathname, query = {}, hash } = address
  const asked = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  const path = written(pathname, locale, 'params' in address ? address.params : {})
  return `${path}${asked.length > 0 ? `?${new URLSearchParams(asked)}` : ''}${hash ? `#${hash}` : ''}`
}

interface Place {
  locale: Locale
  page: PageName
  params: Readonly<Record<string, string>>
}

const isPage = (text: string): text is PageName => Object.hasOwn(PATHNAMES, text)
// A page of its own is found before the one with a parameter in its place.
const BY_PRECISION = Object.keys(PATHNAMES).filter(isPage).toSorted((one, other) => Number(one.includes('[')) - Number(other.includes('[')))

/** One way to write a page's address: its words, and its parameters as `[name]`. */
interface Writing {
  page: PageName
  segments: readonly string[]
}

const segmentsOf = (path: string) => path.split('/').filter((segment) => segment !== '')
const isParam = (segment: string) => segment.startsWith('[')

// Written out once: menus ask for every link they draw, and the front door for every page.
const WRITINGS: readonly Writing[] = BY_PRECISION.flatMap((page) =>
  [...new Set(LOCALES.map((locale) => wordingOf(page, locale)))].map((wording) => ({ page, segments: segmentsOf(wording) })),
)

/** Which page a path is, in whichever language its words are; null when it is none, or has no language before it. */
export function pageAt(path: string): Place | null {
  const [, first, ...rest] = path.split('/')
  const locale = LOCALES.find((known) => known === first)
  if (!locale) return null
  const given = rest.filter((segment) => segment !== '')
  const isMeant = (segment: string, index: number) => isParam(segment) || segment === given[index]
  const writing = WRITINGS.find(({ segments }) => segments.length === given.length && segments.every(isMeant))
  if (!writing) return null
  const params = writing.segments.flatMap((segment, index) => (isParam(segment) ? [[segment.slice(1, -1), readable(given[index] ?? '')]] : []))
  return { locale, page: writing.page, params: Object.fromEntries(params) }
}

function readable(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/**
 * A path that can be decoded, also once more, as servers on the way do: as it is, or without its percent signs, so that it leads to
 * what says that it is none.
 */
export function readablePath(path: string): string {
  try {
    decodeURIComponent(decodeURIComponent(path))
    return path
  } catch {
    return path.replaceAll('%', '')
  }
}

/** How a language is written at the head of an address, ours or not: `fr-CH`, `EN`, `it`. */
const LANGUAGE_TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i

/**
 * A page of ours behind a language that we do not speak, or write otherwise: the language of ours that it comes closest to, if any,
 * and the path without it. `/fr-CH/evenements` is French, `/it/events` in none; null for every other path.
 */
export function strayLanguage(path: string): { locale: Locale | undefined; rest: string } | null {
  const [, first = '', ...segments] = path.split('/')
  const rest = `/${segments.join('/')}`
  if (!LANGUAGE_TAG.test(first) || pageAt(path) || pageAt(`/en${path}`) || !pageAt(`/en${rest}`)) return null
  const language = first.toLowerCase().split('-')[0]
  return { locale: LOCALES.find((known) => known === language), rest }
}

/** The same page in another language, query and all; a path that is no page only changes its first segment. */
export function inLanguage(path: string, locale: Locale): string {
  const [, pathname = '', tail = ''] = /^([^?#]*)(.*)$/s.exec(path) ?? []
  const place = pageAt(pathname)
  if (place) return written(place.page, locale, place.params) + tail
  return `/${locale}/${pathname.split('/').slice(2).join('/')}`.replace(/\/$/, '') + tail
}
