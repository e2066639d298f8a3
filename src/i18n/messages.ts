import type { Locale } from '@/lib/translated'
import audit from './messages/en/audit.json'
import common from './messages/en/common.json'
import desk from './messages/en/desk.json'
import developers from './messages/en/developers.json'
import devices from './messages/en/devices.json'
import emails from './messages/en/emails.json'
import errors from './messages/en/errors.json'
import events from './messages/en/events.json'
import fatal from './messages/en/fatal.json'
import gate from './messages/en/gate.json'
import identity from './messages/en/identity.json'
import info from './messages/en/info.json'
import inventory from './messages/en/inventory.json'
import keys from './messages/en/keys.json'
import orders from './messages/en/orders.json'
import organisations from './messages/en/organisations.json'
import payments from './messages/en/payments.json'
import promotions from './messages/en/promotions.json'
import tickets from './messages/en/tickets.json'
import { type Namespace, NAMESPACES } from './namespaces'

/** The shape of all texts: that of the English files. A key they lack does not compile where it is used. */
export interface Messages {
  audit: typeof audit
  common: typeof common
  desk: typeof desk
  developers: typeof developers
  devices: typeof devices
  emails: typeof emails
  errors: typeof errors
  events: typeof events
  fatal: typeof fatal
  gate: typeof gate
  identity: typeof identity
  info: typeof info
  inventory: typeof inventory
  keys: typeof keys
  orders: typeof orders
  organisations: typeof organisations
  payments: typeof payments
  promotions: typeof promotions
  tickets: typeof tickets
}

const ENGLISH: Messages = {
  audit,
  common,
  desk,
  developers,
  devices,
  emails,
  errors,
  events,
  fatal,
  gate,
  identity,
  info,
  inventory,
  keys,
  orders,
  organisations,
  payments,
  promotions,
  tickets,
}

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: Messages
  }
}

/** A group of texts. A text itself is a string, or a list where Next's build has read it ahead. */
const isGroup = (value: unknown): value is object => value instanceof Object && !Array.isArray(value)

/** Lays `source` over `target`, in place: only texts that `target` has the shape for. */
export function overlay(target: object, source: object): void {
  for (const [key, text] of Object.entries(source)) {
    const current: unknown = Reflect.get(target, key)
    if (isGroup(current) && isGroup(text)) overlay(current, text)
    else if (current !== undefined && !isGroup(current) && !isGroup(text)) Reflect.set(target, key, text)
  }
}

async function readNamespace(locale: Locale, name: Namespace): Promise<object> {
  const file: { default: object } = await import(`./messages/${locale}/${name}.json`)
  return file.default
}

// Values, not promises: on workerd a promise belongs to the request that made it.
const loaded = new Map<Locale, Messages>([['en', ENGLISH]])

/** All texts of a language, read once. What is not translated yet reads English rather than its key. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  const known = loaded.get(locale)
  if (known) return known
  const messages = structuredClone(ENGLISH)
  const translated = await Promise.all(NAMESPACES.map((name) => readNamespace(locale, name)))
  NAMESPACES.forEach((name, index) => overlay(messages[name], translated[index] ?? {}))
  loaded.set(locale, messages)
  return messages
}
