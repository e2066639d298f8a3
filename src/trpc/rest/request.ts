import type { KeyError } from '@/domains/keys/contract'
import { readKey } from '@/domains/keys/model'
import { DomainError } from '@/lib/errors'
import type { KeyCredential } from '@/platform/authz'
import { sha256 } from '@/platform/random'
import { Refusal } from './problem'

/** Scans and their like are small: what is larger is none. */
const JSON_BODY_MAX = 64 * 1024

/** `Authorization: Bearer fg_…`; by its parts, not yet proven. */
export async function credentialIn(headers: Headers): Promise<KeyCredential> {
  const authorization = headers.get('authorization')
  if (authorization === null) throw new DomainError<KeyError>('keys.missing', 'unauthenticated')
  const key = readKey(/^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '')
  if (!key) throw new DomainError<KeyError>('keys.malformed', 'unauthenticated')
  return { prefix: key.prefix, secretHash: await sha256(key.secret) }
}

/** The text of a JSON body. */
export async function bodyOf(request: Request): Promise<string> {
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';')
  if (type.trim().toLowerCase() !== 'application/json') throw new Refusal({ status: 415, code: 'api.media_type_unsupported', headers: { accept: 'application/json' } })
  const length = request.headers.get('content-length')
  if (length === null && request.body !== null) throw new Refusal({ status: 411, code: 'api.length_required' })
  if (Number(length) > JSON_BODY_MAX) throw new Refusal({ status: 413, code: 'api.body_too_large', meta: { maxBytes: JSON_BODY_MAX } })
  return request.text()
}

/** What the text says. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal({ status: 400, code: 'api.body_unreadable' })
  }
}
