import { base64Url } from '@/lib/base64url'

/**
 * The secret of a mailed link, 43 characters: HMAC-SHA256 of what it is for under the installation's secret. It can be made
 * again for every mail and is nowhere stored. Every kind of link has a label of its own.
 */
export async function linkSecret(authSecret: string, label: `${string}-link:${string}`): Promise<string> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(authSecret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return base64Url(new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(label))))
}

/** The secret that opens an order without an account. */
export function orderLinkSecret(authSecret: string, orderId: string): Promise<string> {
  return linkSecret(authSecret, `order-link:${orderId}`)
}

/** Whether a secret opens the order. */
export async function opensOrder(authSecret: string, orderId: string, secret: string | undefined): Promise<boolean> {
  return secret !== undefined && sameSecret(secret, await orderLinkSecret(authSecret, orderId))
}

/** Whether two secrets are one. Compared by their digests, so that time tells nothing of a near miss. */
export async function sameSecret(one: string, other: string): Promise<boolean> {
  const [given, right] = await Promise.all([digest(one), digest(other)])
  return given.every((byte, index) => byte === right[index])
}

async function digest(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
}
