'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { trpc } from '@/trpc/client'
import { Alert } from '@/ui/alert'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { PasswordInput } from '@/ui/password-input'
import { TextInput } from '@/ui/text-input'
import { confirmSecondFactorInput, presenceInput } from '../contract'
import { RequestFailure } from './failures'
import { RecoveryCodes } from './recovery-codes'
import { TotpQr } from './totp-qr'
import { useForm } from '@/i18n/use-form'

interface SetUpSecondFactorProps {
  hasPassword: boolean
  /** Once it is on and its recovery codes were seen. */
  onDone: () => void
}

/** Sets up a second factor: who is there, the code to scan, a first code of the app, the recovery codes. */
export function SetUpSecondFactor({ hasPassword, onDone }: SetUpSecondFactorProps) {
  const [secret, setSecret] = useState<{ secret: string; uri: string } | null>(null)
  const [recoveryCodes, setRecoveryCodes] = useState<readonly string[] | null>(null)
  if (recoveryCodes) return <RecoveryCodes codes={recoveryCodes} onDone={onDone} />
  if (secret) return <ConfirmStep {...secret} onConfirmed={setRecoveryCodes} onAgain={() => setSecret(null)} />
  return <BeginStep hasPassword={hasPassword} onBegun={setSecret} />
}

function BeginStep({ hasPassword, onBegun }: { hasPassword: boolean; onBegun: (made: { secret: string; uri: string }) => void }) {
  const t = useTranslations('identity')
  const form = useForm(presenceInput)
  const begin = trpc.identity.beginSecondFactor.useMutation({
    onSuccess: (result) => {
      if (result.outcome === 'begun') onBegun({ secret: result.secret, uri: result.uri })
    },
  })
  const outcome = begin.data?.outcome

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const input = form.read(event.currentTarget, hasPassword ? {} : { password: null })
    if (input) begin.mutate(input)
  }
  return (
    <form onSubmit={submit} method="post" noValidate className="grid gap-4">
      <RequestFailure error={begin.error} />
      {outcome === 'sign_in_again' || outcome === 'already_on' ? (
        <Alert tone="warning" live>
          {t(`secondFactor.refused.${outcome}`)}
        </Alert>
      ) : null}
      <p>{t('secondFactor.explained')}</p>
      {hasPassword ? (
        <Field
          label={t('fields.password')}
          error={form.errors.password ?? (outcome === 'wrong_password' ? t('refusals.wrong_password') : undefined)}
          required
        >
          <PasswordInput name="password" autoComplete="current-password" />
        </Field>
      ) : null}
      <Button type="submit" size="lg" wide loading={begin.isPending}>
        {t('secondFactor.begin')}
      </Button>
    </form>
  )
}

interface ConfirmStepProps {
  secret: string
  uri: string
  onConfirmed: (recoveryCodes: readonly string[]) => void
  onAgain: () => void
}

function ConfirmStep({ secret, uri, onConfirmed, onAgain }: ConfirmStepProps) {
  const t = useTranslations('identity.secondFactor')
  const form = useForm(confirmSecondFactorInput)
  const confirm = trpc.identity.confirmSecondFactor.useMutation({
    onSuccess: (result) => {
      if (result.outcome === 'on') onConfirmed(result.recoveryCodes)
    },
  })
  const outcome = confirm.data?.outcome

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const input = form.read(event.currentTarget)
    if (input) confirm.mutate(input)
  }
  return (
    <form onSubmit={submit} method="post" noValidate className="grid gap-4">
      <RequestFailure error={confirm.error} />
      {outcome === 'not_begun' || outcome === 'already_on' ? (
        <Alert
          tone="warning"
          live
          action={
            <Button variant="secondary" onClick={onAgain}>
              {t('beginAgain')}
            </Button>
          }
        >
          {t(`refused.${outcome}`)}
        </Alert>
      ) : null}
      <p>{t('scan')}</p>
      <TotpQr uri={uri} label={t('qr')} className="mx-auto w-56 max-w-full rounded-control" />
      <details>
        <summary className="min-h-11 cursor-pointer content-center text-accent underline underline-offset-4">{t('cannotScan')}</summary>
        <p className="text-small text-ink-soft">{t('typeSecret')}</p>
        <code dir="ltr" className="block break-all font-bold tracking-widest">
          {secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}
        </code>
      </details>
      <Field label={t('firstCode')} hint={t('firstCodeHint')} error={form.errors.code ?? (outcome === 'wrong_code' ? t('refused.wrong_code') : undefined)} required>
        <TextInput name="code" dir="ltr" inputMode="numeric" autoComplete="one-time-code" maxLength={40} />
      </Field>
      <Button type="submit" size="lg" wide loading={confirm.isPending}>
        {t('confirm')}
      </Button>
    </form>
  )
}
