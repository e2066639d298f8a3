import { createHash, createHmac, randomUUID } from 'node:crypto'

const LIFETIME_S = 300
const HEADER = encode({ alg: 'HS256', typ: 'JWT' })

/**
 * The `Upstash-Signature` of a delivery, valid for five minutes of the machine's own time: the receiver does not know of a
 * moved clock. Claims: upstash.com/docs/qstash/features/security.
 */
export function sign(key: string, url: string, body: Buffer): string {
  const nowS = Math.floor(Date.now() / 1000)
  const claims = encode({
    iss: 'Upstash',
    sub: url,
    exp: nowS + LIFETIME_S,
    nbf: nowS,
    iat: nowS,
    jti: `jwt_${randomUUID().replaceAll('-', '')}`,
    // The vendor pads: 32 bytes are 43 characters and one `=`.
    body: `${createHash('sha256').update(body).digest('base64url')}=`,
  })
  const signature = createHmac('sha256', key).update(`${HEADER}.${claims}`).digest('base64url')
  return `${HEADER}.${claims}.${signature}`
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
