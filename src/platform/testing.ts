import { inject } from 'vitest'
import { z } from 'zod'
import type { TestDatabase } from '@/db/testing'
import { newId, type Id } from '@/lib/ids'
import { rolesWith } from '@/lib/permissions'
import { mintBuyerScope, mintEventClaim, type BuyerScope, type EventClaim } from './authz'
import { newSecret } from './random'
import { createServices, type Shell } from './shell'

/** A guest in a browser of their own; signed in when `userId` is given. */
export function makeBuyer(facts: { userId?: Id<'usr'>; verifiedEmail?: string } = {}): BuyerScope {
  return mintBuyerScope({
    buyerHash: newSecret(),
    userId: facts.userId ?? null,
    verifiedEmail: facts.verifiedEmail ?? null,
    actor: facts.userId ? { kind: 'user', id: facts.userId } : { kind: 'guest', id: null },
  })
}

/** What the ladder claims for a member at a gate; whether it holds is for the statement to find out. */
export function makeGateClaim(eventId: Id<'evt'>, { userId, sessionId }: { userId: Id<'usr'>; sessionId: Id<'ses'> }): EventClaim {
  return mintEventClaim({ eventId, by: { kind: 'member', userId, sessionId, roles: rolesWith('gate.scan') } })
}

/** A shell on a test's database and the local vendors. `settled` waits for what was left to run after the answer. */
export function makeShell({ settings }: Pick<TestDatabase, 'settings'>, now: Date): Shell & { settled(): Promise<void> } {
  const waiting: Promise<unknown>[] = []
  return {
    ...createServices(settings),
    now,
    requestId: newId('req'),
    ip: '192.0.2.7',
    waitUntil: (promise) => waiting.push(promise),
    async settled() {
      await Promise.allSettled(waiting.splice(0))
    },
  }
}

const inbox = z.object({
  emails: z.array(
    z.object({
      to: z.array(z.string()),
      subject: z.string(),
      html: z.string(),
      text: z.string(),
      attachments: z.array(z.object({ filename: z.string(), contentType: z.string(), contentId: z.string().nullable(), url: z.string() })),
    }),
  ),
})

/** What was mailed to an address, newest first. */
export async function mailTo(address: string): Promise<z.infer<typeof inbox>['emails']> {
  const response = await fetch(`${inject('cloud').urls.resend}/inbox.json?to=${encodeURIComponent(address)}`)
  return inbox.parse(await response.json()).emails
}

/** The bytes of a mail's attachment. */
export async function attachmentBytes({ url }: { url: string }): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(inject('cloud').urls.resend + url)).arrayBuffer())
}
