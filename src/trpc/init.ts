import { initTRPC, TRPCError } from '@trpc/server'
import superjson from 'superjson'
import { z } from 'zod'
import type { IdentityError } from '@/domains/identity/contract'
import { isLiveSession } from '@/domains/identity/queries'
import type { OrganisationError } from '@/domains/organisations/contract'
import { eventScopeOf, orgScopeOf } from '@/domains/organisations/queries'
import { DomainError } from '@/lib/errors'
import { idSchema } from '@/lib/ids'
import { needsSecondFactor, rolesWith, type Permission } from '@/lib/permissions'
import { mintEventClaim } from '@/platform/authz'
import { limitTries } from '@/platform/redis'
import type { Context } from './context'
import { errorBody, withStatus } from './errors'

const t = initTRPC.context<Context>().create({
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
const withToken = mapped.use(async ({ ctx, next }) => {
  if (!ctx.session) throw new DomainError<IdentityError>('identity.sign_in_needed', 'unauthenticated')
  return next({ ctx: { session: ctx.session, scope: await ctx.buyer() } })
})

/** Somebody with an account, by a session that was not ended meanwhile. For a question both are found out at once. */
export const signedIn = withToken.use(async ({ ctx, type, next }) => {
  const [isLive, answer] = await Promise.all([isLiveSession(ctx.db, ctx.session, ctx.now), type === 'query' ? next() : null])
  if (!isLive) {
    ctx.forgetSession()
    throw new DomainError<IdentityError>('identity.session_over', 'unauthenticated')
  }
  return answer ?? next()
})

/** Somebody with an account, who has shown a second factor lately if the permission takes one. */
const signedInFor = (permission: Permission) =>
  withToken.use(({ ctx, next }) => {
    if (needsSecondFactor(permission, ctx.session.secondFactorAt, ctx.now)) {
      throw new DomainError<IdentityError>('identity.second_factor_needed', 'forbidden')
    }
    return next()
  })

/** A member of the organisation named in the input, whose role carries the permission. */
export const org = (permission: Permission) =>
  signedInFor(permission).input(z.object({ orgId: idSchema('org') })).use(async ({ ctx, input, next }) => {
    const scope = await orgScopeOf(ctx.db, { session: ctx.session, orgId: input.orgId, permission, now: ctx.now })
    if (!scope) throw new DomainError<OrganisationError>('organisations.not_found', 'not_found')
    return next({ ctx: { scope } })
  })

/** A member who may do this at the event named in the input. */
export const event = (permission: Permission) =>
  signedInFor(permission).input(z.object({ eventId: idSchema('evt') })).use(async ({ ctx, input, next }) => {
    const scope = await eventScopeOf(ctx.db, { session: ctx.session, eventId: input.eventId, permission, now: ctx.now })
    if (!scope) throw new DomainError<OrganisationError>('organisations.not_found', 'not_found')
    return next({ ctx: { scope } })
  })

/** As `event`, but the statement of the command itself proves it: for the hot path, where a second round trip is too many. */
export const eventClaim = (permission: Permission) =>
  signedInFor(permission).input(z.object({ eventId: idSchema('evt') })).use(({ ctx, input, next }) => {
    const { userId, sessionId } = ctx.session
    return next({ ctx: { claim: mintEventClaim({ eventId: input.eventId, userId, sessionId, roles: rolesWith(permission) }) } })
  })
