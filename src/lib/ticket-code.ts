import { base64Url, fromBase64Url } from './base64url'
import { idBytes, idFromBytes, type Id } from './ids'

/** Of the form of the text, and of the body inside the signature. */
const FORM = 'FG1'
const VERSION = 1
const ID_BYTES = 16
const BODY_BYTES = 2 * ID_BYTES + 1
const SIGNATURE_BYTES = 64

const SIGNED = /^FG1\.([\w-]{1,16})\.([\w-]{44})\.([\w-]{86})$/
/** The alphabet of `new_ticket_code()`: no 0, 1, I and O. */
const TYPED = /^[2-9A-HJ-NP-Z]{6}$/

/** What was read by a camera or typed by hand; of a signed code nothing is proven yet. */
export type TicketCode =
  | {
      readonly kind: 'signed'
      readonly kid: string
      readonly ticketId: Id<'tkt'>
      readonly eventId: Id<'evt'>
      /** What the signature is over. */
      readonly signed: string
      readonly signature: Uint8Array<ArrayBuffer>
    }
  | { readonly kind: 'typed'; readonly code: `TKT-${string}` }
  | { readonly kind: 'malformed' }

/** Reads `FG1.<kid>.<body>.<signature>` or a code as people type it: any case, spaces, without `TKT-`, O for Q, 1 for L. */
export function parseTicketCode(text: string): TicketCode {
  const trimmed = text.trim()
  return parseSigned(trimmed) ?? parseTyped(trimmed) ?? { kind: 'malformed' }
}

/** The part of a signed code that the signature is over: form, key and body. */
export function unsignedTicketCode(kid: string, ticketId: Id<'tkt'>, eventId: Id<'evt'>): string {
  return `${FORM}.${kid}.${base64Url(Uint8Array.of(...idBytes(ticketId), ...idBytes(eventId), VERSION))}`
}

export function signedTicketCode(unsigned: string, signature: Uint8Array): string {
  return `${unsigned}.${base64Url(signature)}`
}

function parseSigned(text: string): TicketCode | null {
  const [, kid = '', bodyText = '', signatureText = ''] = SIGNED.exec(text) ?? []
  const body = fromBase64Url(bodyText)
  const signature = fromBase64Url(signatureText)
  if (body?.length !== BODY_BYTES || signature?.length !== SIGNATURE_BYTES || body.at(-1) !== VERSION) return null
  return {
    kind: 'signed',
    kid,
    ticketId: idFromBytes('tkt', body.subarray(0, ID_BYTES)),
    eventId: idFromBytes('evt', body.subarray(ID_BYTES, 2 * ID_BYTES)),
    signed: `${FORM}.${kid}.${bodyText}`,
    signature,
  }
}

function parseTyped(text: string): TicketCode | null {
  const letters = text.toUpperCase().replaceAll(/[\s\p{Dash}]+/gu, '')
  const bare = letters.length > 6 && letters.startsWith('TKT') ? letters.slice(3) : letters
  const code = bare.replaceAll(/[0O]/g, 'Q').replaceAll(/[1I]/g, 'L')
  return TYPED.test(code) ? { kind: 'typed', code: `TKT-${code}` } : null
}
