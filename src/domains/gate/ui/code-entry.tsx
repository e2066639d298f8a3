'use client'
import { Delete } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { TextInput } from '@/ui/text-input'

/** What codes are made of, figures first. Own keys, because a phone set to Arabic has none of these letters. */
const KEYS = [...'23456789ABCDEFGHJKLMNPQRSTUVWXYZ']
const KEY_STYLE = 'min-h-12 rounded-control border-2 border-line-strong bg-surface text-lead font-bold text-ink active:bg-sunken'

/** For codes that no camera can read: typed by these keys, by a keyboard, or by a hand scanner that acts as one. */
export function CodeEntry({ isChecking, onCheck }: { isChecking: boolean; onCheck: (text: string) => void }) {
  const t = useTranslations('gate.code')
  const [code, setCode] = useState('')
  const field = useRef<HTMLInputElement>(null)
  // Whoever asked to type may do so at once; without a phone's own keyboard this hides nothing.
  useEffect(() => field.current?.focus(), [])
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (code.trim() === '' || isChecking) return
    onCheck(code)
    setCode('')
  }
  return (
    <form onSubmit={submit} className="grid gap-3">
      <Field label={t('label')} hint={t('hint')}>
        <TextInput
          ref={field}
          value={code}
          onChange={({ target }) => setCode(target.value)}
          dir="ltr"
          inputMode="none"
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="characters"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={1000}
          className="text-center text-title font-bold uppercase tabular-nums"
        />
      </Field>
      <div role="group" aria-label={t('keys')} dir="ltr" className="grid grid-cols-7 gap-1">
        {KEYS.map((key) => (
          <button key={key} type="button" onClick={() => setCode((typed) => typed + key)} className={KEY_STYLE}>
            {key}
          </button>
        ))}
        <button
          type="button"
          aria-label={t('delete')}
          onClick={() => setCode((typed) => typed.slice(0, -1))}
          className={`${KEY_STYLE} col-span-3 inline-flex items-center justify-center`}
        >
          <Delete aria-hidden className="size-6" />
        </button>
      </div>
      <Button type="submit" size="lg" wide loading={isChecking} disabled={code.trim() === ''}>
        {t('check')}
      </Button>
    </form>
  )
}
