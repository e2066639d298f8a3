'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useRouter } from '@/i18n/navigation'
import { trpc } from '@/trpc/client'
import { Alert } from '@/ui/alert'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { PasswordInput } from '@/ui/password-input'
import { useToast } from '@/ui/toast'
import { presenceInput, type GoogleView } from '../contract'
import { RequestFailure } from './failures'
import { GoogleButton } from './google-button'
import { useForm } from '@/i18n/use-form'

interface GoogleSettingsProps {
  google: GoogleView
  hasPassword: boolean
  /** This page, for the way back. */
  here: string
}

/** Whether Google signs its owner in to this account, and what can be done about it. */
export function GoogleSettings({ google: { linked }, hasPassword, here }: GoogleSettingsProps) {
  const t = useTranslations('identity.google')
  const format = useFormatter()
  if (!linked) return <Link here={here} />
  return (
    <div className="grid justify-items-start gap-4">
      <p>
        <span dir="ltr" className="font-bold break-all">
          {linked.email}
        </span>{' '}
        {t('since', { date: format.dateTime(linked.since, { dateStyle: 'long' }) })}
      </p>
      <Unlink hasPassword={hasPassword} />
    </div>
  )
}

function Link({ here }: { here: string }) {
  const t = useTranslations('identity.google')
  const prepare = trpc.identity.prepareGoogleLink.useMutation()
  const isReady = () =>
    prepare.mutateAsync().then(
      ({ outcome }) => outcome === 'ready',
      () => false,
    )
  return (
    <div className="grid gap-4">
      <RequestFailure error={prepare.error} />
      {prepare.data?.outcome === 'sign_in_again' ? (
        <Alert tone="warning" live>
          {t('refused.sign_in_again')}
        </Alert>
      ) : null}
      <GoogleButton purpose="google-link" label={t('link')} returnTo={here} prepare={isReady} />
    </div>
  )
}

function Unlink({ hasPassword }: { hasPassword: boolean }) {
  const t = useTranslations('identity')
  const [isOpen, setIsOpen] = useState(false)
  const router = useRouter()
  const toast = useToast()
  const form = useForm(presenceInput)
  const unlink = trpc.identity.unlinkGoogle.useMutation({
    onSuccess: ({ outcome }) => {
      if (outcome !== 'unlinked' && outcome !== 'not_linked') return
      setIsOpen(false)
      toast({ text: t('google.unlinked') })
      router.refresh()
    },
  })
  const outcome = unlink.data?.outcome

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const input = form.read(event.currentTarget, hasPassword ? {} : { password: null })
    if (input) unlink.mutate(input)
  }
  return (
    <Dialog
      title={t('google.unlink')}
      description={t('google.unlinkLead')}
      open={isOpen}
      onOpenChange={(open) => {
        setIsOpen(open)
        unlink.reset()
      }}
      trigger={<Button variant="quiet">{t('google.unlink')}</Button>}
    >
      <form onSubmit={submit} method="post" noValidate className="grid gap-4">
        <RequestFailure error={unlink.error} />
        {outcome === 'sign_in_again' || outcome === 'last_way' ? (
          <Alert tone="warning" live>
            {outcome === 'last_way' ? t('google.lastWay') : t('secondFactor.refused.sign_in_again')}
          </Alert>
        ) : null}
        {hasPassword ? (
          <Field
            label={t('fields.password')}
            error={form.errors.password ?? (outcome === 'wrong_password' ? t('refusals.wrong_password') : undefined)}
            required
          >
            <PasswordInput name="password" autoComplete="current-password" />
          </Field>
        ) : null}
        <Button type="submit" variant="danger" size="lg" wide loading={unlink.isPending}>
          {t('google.unlink')}
        </Button>
      </form>
    </Dialog>
  )
}
