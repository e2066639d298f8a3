'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { SignInFailureAlert } from './failures'
import { LinkRequestForm } from './link-request-form'
import { useSignIn } from './use-sign-in'

/** Signs in by a mailed link, at a press: programs that look into links before people do must not use it up. */
export function LinkSignIn({ token, returnTo }: { token: string; returnTo: string | null }) {
  const t = useTranslations('identity.magicLink')
  const signIn = useSignIn(returnTo)
  const over = signIn.failure?.reason === 'link_over' || signIn.failure?.reason === 'wrong_credentials'
  return (
    <div className="grid gap-5">
      <SignInFailureAlert failure={over ? { reason: 'link_over' } : signIn.failure} email="" returnTo={returnTo} />
      {over ? (
        <LinkRequestForm link="magicLink" returnTo={returnTo} />
      ) : (
        <Button size="lg" wide loading={signIn.pending} onClick={() => void signIn.start({ way: 'magic-link', token })}>
          {t('submit')}
        </Button>
      )}
    </div>
  )
}
