import { initTRPC, TRPCError } from '@trpc/server'
import superjson from 'superjson'
import { z } from 'zod'
import { deviceScopeOf } from '@/domains/devices/queries'
import type { IdentityError } from '@/domains/identity/contract'
import { isLiveSession } from '@/domains/identity/queries'
import { noteKeyUse } from '@/domains/keys/commands/note-key-use'
import { isUseDue } from '@/domains/keys/model'
import { keyScopeOf } from '@/domains/keys/queries'
import type { OrganisationError } from '@/domains/organisations/contract'
import { eventScopeOf, eventsScopeOf, orgScopeOf, platformScopeOf } from '@/domains/organisations/queries'
import { DomainError } from '@/lib/errors'
import { idSchema } from '@/lib/id-schema'
import type { Id } from '@/lib/ids'
import { rolesWith, type DevicePermission, type KeyPermission, type Permission } from '@/lib/permissions'
import { mintEventClaim, type Claimant, type KeyCredential } from '@/platform/authz'
import { limitTries } from '@/platform/redis'
import type { Session } from '@/platform/session'
import type { Context } from './context'
import { errorBody, withStatus } from './errors'

/** What a procedure says of itself to those who make an API of it. */
interface ProcedureMeta {
  /** What a key needs to call it; without one it takes no key. */
  permission?: KeyPermission
}

const t = initTRPC.context<Context>().meta<ProcedureMeta>().create({
  transformer: superjson,
  errorFormatter: ({ shape, error, ctx }) => ({
    code: shape.code,
    message: error.message.includes('.') && !error.message.includes(' ') ? error.message : error.code,
    data: { httpStatus: shape.data.httpStatus, body: errorBody(error, ctx?.requestId ?? 'none') },
  }),
})

export const router = t.router
export const createCallerFactory = t.createCallerFactory

const mapped = t.procedure.use(async ({ next }) => {
  const result = await next()
  if (!result.ok) {
    const error = withStatus(result.error.cause)
    if (error instanceof TRPCError) throw error
  }
  return result
})

const withCode = z.union([z.object({ promoCode: z.string() }), z.object({ accessCode: z.string() })])

/** Counts tries of procedures that take a code, so that codes cannot be guessed; costs nothing when none is given. */
export const limitCodes = t.middleware(async ({ ctx, input, next }) => {
  if (withCode.safeParse(input).success) await limitTries(ctx.redis, 'promoCode', ctx.ip ?? (await ctx.buyer()).buyerHash)
  return next()
})

/** Anyone, about what is public. */
export const publicProcedure = mapped

/** Anyone with a browser: their own reservations and orders. */
export const buyer = mapped.use(async ({ ctx, next }) => next({ ctx: { scope: await ctx.buyer() } }))

/** Somebody with an access token, which may outlive its session by a quarter of an hour: whoever builds on this asks about that. */
const withToken = mapped.use(async ({ ctx, next }) => next({ ctx: { session: sessionIn(ctx), scope: await ctx.buyer() } }))

function sessionIn({ session }: Pick<Context, 'session'>): Session {
  if (!session) throw new DomainError<IdentityError>('identity.sign_in_needed', 'unauthenticated')
  return session
}

/** Somebody with an account, by a session that was not ended meanwhile. For a question both are found out at once. */
export const signedIn = withToken.use(async ({ ctx, type, next }) => {
  const [isLive, answer] = await Promise.all([isLiveSession(ctx.db, ctx.session, ctx.now), type === 'query' ? next() : null])
  if (!isLive) {
    ctx.forgetSession()
    throw new DomainError<IdentityError>('identity.session_over', 'unauthenticated')
  }
  return answer ?? next()
})

/** A member of the organisation named in the input, whose role carries the permission; who has shown a second factor if it takes one. */
export const org = (permission: Permission) =>
  withToken.input(z.object({ orgId: idSchema('org') })).use(async ({ ctx, input, next }) => {
    const scope = await orgScopeOf(ctx.db, { session: ctx.session, orgId: input.orgId, permission, now: ctx.now })
    if (!scope) throw new DomainError<OrganisationError>('organisations.not_found', 'not_found')
    return next({ ctx: { scope } })
  })

/** As `org`, for members of some events too: what is answered is about theirs. */
export const orgEvents = (permission: Permission) =>
  withToken.input(z.object({ orgId: idSchema('org') })).use(async ({ ctx, input, next }) => {
    const scope = await eventsScopeOf(ctx.db, { session: ctx.session, orgId: input.orgId, permission, now: ctx.now })
    if (!scope) throw new DomainError<OrganisationError>('organisations.not_found', 'not_found')
    return next({ ctx: { scope } })
  })

/** Who runs the installation. For anybody else there is nothing here; a second factor is asked of those who do. */
export const platformAdmin = withToken.use(async ({ ctx, next }) => {
  const scope = await platformScopeOf(ctx.db, ctx.session, ctx.now)
  if (!scope) throw new DomainError<OrganisationError>('organisations.not_found', 'not_found')
  return next({ ctx: { scope } })
})

/** A member who may do this at the event named in the input. */
export const event = (permission: Permission) =>
  withToken.input(z.object({ eventId: idSchema('evt') })).use(async ({ ctx, input, next }) => {
    const scope = await eventScopeOf(ctx.db, { session: ctx.session, eventId: input.eventId, permission, now: ctx.now })
    if (!scope) throw new DomainError<OrganisationError>('organisations.not_found', 'not_found')
    return next({ ctx: { scope } })
  })

/** As `event`, for a device that was paired for it too: there it needs nobody to be signed in. */
export const eventOrDevice = (permission: DevicePermission) =>
  mapped.input(z.object({ eventId: idSchema('evt') })).use(async ({ ctx, input: { eventId }, next }) => {
    const { db, now, device } = ctx
    if (device?.eventId === eventId) return next({ ctx: { scope: await deviceScopeOf(db, { credential: device, permission, now }) } })
    const scope = await eventScopeOf(db, { session: sessionIn(ctx), eventId, permission, now })
    if (!scope) throw new DomainError<OrganisationError>('organisations.not_found', 'not_found')
    return next({ ctx: { scope } })
  })

type Caller = { kind: 'key'; credential: KeyCredential } | { kind: 'member'; session: Session }

const callerOf = (ctx: Context): Caller => (ctx.key ? { kind: 'key', credential: ctx.key } : { kind: 'member', session: sessionIn(ctx) })

/** A program that shows a key, or somebody signed in; whether they may is still to be found out. */
const keyOrSignedIn = (permission: KeyPermission) =>
  mapped.meta({ permission }).use(({ ctx, next }) => next({ ctx: { caller: callerOf(ctx) } }))

/** As `org`, for keys too: a key acts for its own organisation, and need not name it. */
export const orgOrKey = (permission: KeyPermission) =>
  keyOrSignedIn(permission).input(z.object({ orgId: idSchema('org').optional() })).use(async ({ ctx, input: { orgId }, next }) => {
    const { db, now, caller } = ctx
    if (caller.kind === 'member') {
      const scope = orgId && (await orgScopeOf(db, { session: caller.session, orgId, permission, now }))
      if (!scope) throw new DomainError<OrganisationError>('organisations.not_found', 'not_found')
      return next({ ctx: { scope } })
    }
    const { scope, lastUsedAt } = await keyScopeOf(db, { credential: caller.credential, permission, now })
    if (orgId !== undefined && orgId !== scope.orgId) throw new DomainError<OrganisationError>('organisations.not_found', 'not_found')
    if (scope.actor.kind === 'key' && isUseDue(lastUsedAt, now)) ctx.waitUntil(noteKeyUse(db, scope.actor.id, now))
    return next({ ctx: { scope } })
  })

/**
 * A member who may do this at the event, a device that was paired for it, or a key; the statement of the command itself proves
 * it: for the hot path, where a second round trip is too many.
 */
export const eventClaim = (permission: KeyPermission & DevicePermission) =>
  mapped.meta({ permission }).input(z.object({ eventId: idSchema('evt') })).use(async ({ ctx, input: { eventId }, next }) => {
    const by = claimantOf(ctx, eventId, permission)
    const result = await next({ ctx: { claim: mintEventClaim({ eventId, by }) } })
    if (by.kind === 'key' && !result.ok && isForbidden(result.error)) {
      // Only now a second round trip: it tells a program what is wrong with its key, else that the event is not its.
      await keyScopeOf(ctx.db, { credential: by.credential, permission, now: ctx.now })
      throw new DomainError<OrganisationError>('organisations.not_found', 'not_found')
    }
    return result
  })

function claimantOf(ctx: Context, eventId: Id<'evt'>, permission: KeyPermission & DevicePermission): Claimant {
  if (!ctx.key && ctx.device?.eventId === eventId) return { kind: 'device', credential: ctx.device }
  const caller = callerOf(ctx)
  if (caller.kind === 'key') return { kind: 'key', credential: caller.credential, permission }
  return { kind: 'member', userId: caller.session.userId, sessionId: caller.session.sessionId, roles: rolesWith(permission) }
}

const isForbidden = ({ cause }: TRPCError) => cause instanceof DomainError && cause.kind === 'forbidden'
