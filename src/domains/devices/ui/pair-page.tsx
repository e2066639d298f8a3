'use client'
import { useLocale, useTranslations } from 'next-intl'
import { type SubmitEvent, useState, useSyncExternalStore } from 'react'
import { type Failure, useFailureText } from '@/i18n/failure-text'
import { addressOf } from '@/lib/addresses'
import { failureOf, trpc } from '@/trpc/client'
import { Alert } from '@/ui/alert'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { TextInput } from '@/ui/text-input'

const onHashChange = (notify: () => void) => {
  window.addEventListener('hashchange', notify)
  return () => window.removeEventListener('hashchange', notify)
}

/** Makes this phone a scanner. The code comes behind `#`, or by hand; it is used by a press, not by a preview of the link. */
export function PairPage() {
  const t = useTranslations('gate.pair')
  const locale = useLocale()
  const words = useFailureText()
  const shown = useSyncExternalStore(onHashChange, () => window.location.hash.slice(1), () => '')
  const [typed, setTyped] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const pair = trpc.devices.pair.useMutation()
  const code = typed ?? shown

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setFailure(null)
    try {
      const { eventId } = await pair.mutateAsync({ code })
      window.location.replace(addressOf({ pathname: '/gate/[eventId]', params: { eventId } }, locale))
    } catch (error) {
      setFailure(failureOf(error))
    }
  }

  return (
    <form onSubmit={submit} noValidate className="mx-auto grid w-full max-w-xl gap-4 px-4 py-10">
      <h1 className="font-display text-display font-extrabold tracking-display">{t('title')}</h1>
      <p className="text-lead">{t('body')}</p>
      <Field label={t('code')} hint={t('codeHint')}>
        <TextInput
          value={code}
          onChange={({ target }) => setTyped(target.value)}
          dir="ltr"
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
          className="text-center text-title font-bold uppercase tabular-nums"
        />
      </Field>
      {failure ? (
        <Alert tone="danger" live>
          {words.of(failure)}
        </Alert>
      ) : null}
      <Button type="submit" size="lg" wide loading={pair.isPending} disabled={code.trim() === ''}>
        {t('submit')}
      </Button>
      <p className="text-ink-soft">{t('only')}</p>
    </form>
  )
}
