import { isUtf8 } from 'node:buffer'
import { EMPTY_BODY, type Body } from './message.ts'

export function toBody(bytes: Buffer): Body {
  if (bytes.length === 0) return EMPTY_BODY
  return isUtf8(bytes) ? { text: bytes.toString('utf8'), encoding: 'utf8' } : { text: bytes.toString('base64'), encoding: 'base64' }
}

export function toBytes(body: Body): Buffer {
  return Buffer.from(body.text, body.encoding)
}

/** As QStash shows a body: text under `body`, anything else in base64 under `bodyBase64`. */
export function showBody(body: Body): { body?: string; bodyBase64?: string } {
  if (body.text === '') return {}
  return body.encoding === 'utf8' ? { body: body.text } : { bodyBase64: body.text }
}
