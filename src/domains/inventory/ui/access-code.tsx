'use client'
import { ChevronDown, KeyRound } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { type SubmitEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useFailureText } from '@/i18n/failure-text'
import { TYPED_CODE_MAX, typedCode } from '@/lib/typed-code'
import { failureOf } from '@/trpc/client'
import { Alert } from '@/ui/alert'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { TextInput } from '@/ui/text-input'

interface AccessCodeProps {
  /** The code that is open now. */
  opened: string | undefined
  /** The names of the ticket types behind it, once they are known. */
  openedNames: readonly string[]
  /** A code in the page's address: tried once, and no word of it when it opens nothing. */
  linked: string | undefined
  /** Tries a code; answers whether it opened anything. */
  onTry: (code: string) => Promise<boolean>
}

/** A code that opens ticket types not shown to everyone. Discounts have their place at the checkout. */
export function AccessCode({ opened, openedNames, linked, onTry }: AccessCodeProps) {
  const t = useTranslations('inventory.code')
  const locale = useLocale()
  const failureText = useFailureText()
  const input = useRef<HTMLInputElement>(null)
  const news = useRef<HTMLDivElement>(null)
  const typed = useRef(false)
  const [trying, setTrying] = useState(false)
  const [error, setError] = useState<string | null>(null)

  const tryLinked = useEffectEvent(() => {
    if (linked && !opened) void onTry(linked).catch(() => false)
  })
  useEffect(() => tryLinked(), [])
  // The form is gone once its code is in; the focus goes to what took its place.
  useEffect(() => {
    if (opened && !trying && typed.current) news.current?.focus()
  }, [opened, trying])

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (trying) return
    const code = typedCode(input.current?.value ?? '')
    const fail = (text: string) => {
      setError(text)
      input.current?.focus()
    }
    if (code === '') return fail(failureText.ofInput('code_empty'))
    if (code.length > TYPED_CODE_MAX) return fail(failureText.ofInput('code_too_long'))
    setTrying(true)
    setError(null)
    try {
      if (await onTry(code)) typed.current = true
      else fail(t('opensNothing'))
    } catch (thrown) {
      fail(failureText.of(failureOf(thrown)))
    } finally {
      setTrying(false)
    }
  }

  if (opened) {
    return (
      <div ref={news} tabIndex={-1} className="outline-none">
        <Alert tone="success" live title={t('opened', { code: opened })}>
          {new Intl.ListFormat(locale, { type: 'conjunction' }).format(openedNames)}
        </Alert>
      </div>
    )
  }
  return (
    <details className="group rounded-card bg-sunken">
      <summary className="flex min-h-14 items-center gap-3 rounded-card px-5 font-bold">
        <KeyRound aria-hidden className="size-5" />
        {t('title')}
        <ChevronDown aria-hidden className="ms-auto size-5 transition group-open:rotate-180" />
      </summary>
      <form onSubmit={submit} noValidate className="grid max-w-lg justify-items-start gap-4 px-5 pb-5 *:first:w-full">
        <Field label={t('label')} hint={t('hint')} error={error}>
          <TextInput ref={input} dir="ltr" autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={60} className="uppercase" />
        </Field>
        <Button type="submit" variant="secondary" loading={trying}>
          {t('unlock')}
        </Button>
      </form>
    </details>
  )
}
