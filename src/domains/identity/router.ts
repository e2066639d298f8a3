import { DomainError } from '@/lib/errors'
import { publicProcedure, router, signedIn } from '@/trpc/init'
import { endSession, endSessions } from './commands/end-session'
import { requestLink } from './commands/request-link'
import { resetPassword } from './commands/reset-password'
import { signUp } from './commands/sign-up'
import { verifyEmail } from './commands/verify-email'
import {
  accountView, endOtherSessionsResult, endSessionInput, endSessionResult, linkRequestInput, mailSentResult, meSchema, resetPasswordInput,
  resetPasswordResult, sessionsResult, signUpInput, verifyEmailInput, verifyEmailResult, type IdentityError,
} from './contract'
import { accountOf, listSessions } from './queries'

export const identityRouter = router({
  /** For the header of cached pages: from the cookie alone, no round trip. */
  me: publicProcedure
    .output(meSchema)
    .query(({ ctx: { session } }) => session && { id: session.userId, name: session.name, email: session.email }),

  account: signedIn.output(accountView).query(async ({ ctx }) => {
    const account = await accountOf(ctx.db, ctx.session.userId)
    if (!account) throw new DomainError<IdentityError>('identity.sign_in_needed', 'unauthenticated')
    return account
  }),

  sessions: signedIn
    .output(sessionsResult)
    .query(async ({ ctx }) => ({ sessions: await listSessions(ctx.db, ctx.session, ctx.now) })),

  endSession: signedIn
    .input(endSessionInput)
    .output(endSessionResult)
    .mutation(async ({ ctx, input }) => {
      const hasEnded = await endSession(ctx, { ...input, userId: ctx.session.userId, because: 'revoked' })
      return { outcome: hasEnded ? 'ended' : 'over' }
    }),

  endOtherSessions: signedIn
    .output(endOtherSessionsResult)
    .mutation(async ({ ctx }) => ({ ended: await endSessions(ctx, { userId: ctx.session.userId, except: ctx.session.sessionId, because: 'revoked' }) })),

  signUp: publicProcedure.input(signUpInput).output(mailSentResult).mutation(({ ctx, input }) => signUp(ctx, input)),

  verifyEmail: publicProcedure.input(verifyEmailInput).output(verifyEmailResult).mutation(({ ctx, input }) => verifyEmail(ctx, input)),

  requestVerification: publicProcedure
    .input(linkRequestInput)
    .output(mailSentResult)
    .mutation(({ ctx, input }) => requestLink(ctx, 'verify_email', input)),

  requestMagicLink: publicProcedure
    .input(linkRequestInput)
    .output(mailSentResult)
    .mutation(({ ctx, input }) => requestLink(ctx, 'magic_link', input)),

  requestPasswordReset: publicProcedure
    .input(linkRequestInput)
    .output(mailSentResult)
    .mutation(({ ctx, input }) => requestLink(ctx, 'reset_password', input)),

  resetPassword: publicProcedure
    .input(resetPasswordInput)
    .output(resetPasswordResult)
    .mutation(({ ctx, input }) => resetPassword(ctx, input)),
})
