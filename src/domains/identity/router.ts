import { DomainError } from '@/lib/errors'
import { publicProcedure, router, signedIn } from '@/trpc/init'
import { beginSecondFactor } from './commands/begin-second-factor'
import { changePassword } from './commands/change-password'
import { confirmEmailChange } from './commands/confirm-email-change'
import { confirmSecondFactor } from './commands/confirm-second-factor'
import { endSecondFactor } from './commands/end-second-factor'
import { endSession, endSessions } from './commands/end-session'
import { prepareGoogleLink } from './commands/link-google'
import { renewRecoveryCodes } from './commands/renew-recovery-codes'
import { requestEmailChange } from './commands/request-email-change'
import { requestLink } from './commands/request-link'
import { resetPassword } from './commands/reset-password'
import { showSecondFactor } from './commands/show-second-factor'
import { signUp } from './commands/sign-up'
import { unlinkGoogle } from './commands/unlink-google'
import { verifyEmail } from './commands/verify-email'
import {
  confirmEmailChangeInput, confirmEmailChangeResult, requestEmailChangeInput, requestEmailChangeResult,
  googleView, prepareGoogleLinkResult, unlinkGoogleResult, waysInView, accountView, beginSecondFactorResult, changePasswordInput, changePasswordResult, confirmSecondFactorInput, confirmSecondFactorResult, endSecondFactorResult, presenceInput,
  renewRecoveryCodesResult, secondFactorInput, secondFactorView, showSecondFactorResult, endOtherSessionsResult, endSessionInput, endSessionResult, linkRequestInput, mailSentResult, meSchema, resetPasswordInput,
  resetPasswordResult, sessionsResult, signUpInput, verifyEmailInput, verifyEmailResult, type IdentityError,
} from './contract'
import { accountOf, googleAccountOf, listSessions, secondFactorOf } from './queries'

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
    .query(async ({ ctx }) => ({ sessions: await listSessions(ctx.db, ctx.session, ctx.now), now: ctx.now })),

  endSession: signedIn
    .input(endSessionInput)
    .output(endSessionResult)
    .mutation(async ({ ctx, input }) => {
      const hasEnded = await endSession(ctx, { ...input, userId: ctx.session.userId, because: 'revoked' })
      return { outcome: hasEnded ? 'ended' : 'over' }
    }),

  changePassword: signedIn
    .input(changePasswordInput)
    .output(changePasswordResult)
    .mutation(({ ctx, input }) => changePassword(ctx, ctx.session, input)),

  requestEmailChange: signedIn
    .input(requestEmailChangeInput)
    .output(requestEmailChangeResult)
    .mutation(({ ctx, input }) => requestEmailChange(ctx, ctx.session, input)),

  /** For whoever opens the mail, in whichever browser; one that is signed in learns its new address at once. */
  confirmEmailChange: publicProcedure
    .input(confirmEmailChangeInput)
    .output(confirmEmailChangeResult)
    .mutation(async ({ ctx, input }) => {
      const result = await confirmEmailChange(ctx, input.token)
      if (result.outcome === 'changed' && ctx.session?.userId === result.userId) {
        await ctx.renewAccess({ ...ctx.session, email: result.email, emailVerified: true })
      }
      return result
    }),

  waysIn: publicProcedure.output(waysInView).query(({ ctx }) => ({ google: ctx.env.GOOGLE_CLIENT_ID !== undefined })),

  google: signedIn.output(googleView).query(async ({ ctx }) => ({
    isOffered: ctx.env.GOOGLE_CLIENT_ID !== undefined,
    linked: await googleAccountOf(ctx.db, ctx.session.userId),
  })),

  prepareGoogleLink: signedIn.output(prepareGoogleLinkResult).mutation(({ ctx }) => prepareGoogleLink(ctx, ctx.session)),

  unlinkGoogle: signedIn
    .input(presenceInput)
    .output(unlinkGoogleResult)
    .mutation(({ ctx, input }) => unlinkGoogle(ctx, ctx.session, input)),

  secondFactor: signedIn.output(secondFactorView).query(({ ctx }) => secondFactorOf(ctx.db, ctx.session.userId)),

  beginSecondFactor: signedIn
    .input(presenceInput)
    .output(beginSecondFactorResult)
    .mutation(({ ctx, input }) => beginSecondFactor(ctx, ctx.session, input)),

  confirmSecondFactor: signedIn
    .input(confirmSecondFactorInput)
    .output(confirmSecondFactorResult)
    .mutation(({ ctx, input }) => confirmSecondFactor(ctx, ctx.session, input.code)),

  /** What takes a second factor works for twelve hours after this. */
  showSecondFactor: signedIn
    .input(secondFactorInput)
    .output(showSecondFactorResult)
    .mutation(({ ctx, input }) => showSecondFactor(ctx, ctx.session, input.code)),

  renewRecoveryCodes: signedIn
    .input(secondFactorInput)
    .output(renewRecoveryCodesResult)
    .mutation(({ ctx, input }) => renewRecoveryCodes(ctx, ctx.session, input.code)),

  endSecondFactor: signedIn
    .input(secondFactorInput)
    .output(endSecondFactorResult)
    .mutation(({ ctx, input }) => endSecondFactor(ctx, ctx.session, input.code)),

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
