'use client'
import { Tag } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, type SubmitEvent, useEffect, useRef } from 'react'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { TextInput } from '@/ui/text-input'
import type { Quote } from '../contract'

const strong = (text: ReactNode) => <bdi className="font-bold">{text}</bdi>
const plain = (text: ReactNode) => <bdi>{text}</bdi>

interface PromoCodeProps {
  typed: string
  onType: (text: string) => void
  onApply: () => void
  onRemove: () => void
  applied: Extract<Quote['code'], { outcome: 'applied' }> | null
  error: string | null
  busy: boolean
}

/** A discount code: typed, then applied or refused with the reason; an applied one can be taken out again. */
export function PromoCode({ typed, onType, onApply, onRemove, applied, error, busy }: PromoCodeProps) {
  const t = useTranslations('promotions.code')
  const input = useRef<HTMLInputElement>(null)
  const remove = useRef<HTMLButtonElement>(null)
  const pressed = useRef(false)
  // What was pressed is gone: the focus goes to what can be done next.
  useEffect(() => {
    if (pressed.current) (applied ? remove : input).current?.focus()
    pressed.current = false
  }, [applied])

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    pressed.current = true
    input.current?.focus()
    onApply()
  }
  if (applied) {
    return (
      <div role="status" className="flex items-center gap-3 rounded-control bg-success-soft ps-4 text-success-ink">
        <Tag aria-hidden className="size-5 shrink-0" />
        <p className="min-w-0 grow py-3">
          {t.rich('applied', { name: applied.name, code: applied.code, strong, plain })}
        </p>
        <Button
          ref={remove}
          variant="quiet"
          className="shrink-0"
          loading={busy}
          onClick={() => {
            pressed.current = true
            onRemove()
          }}
        >
          {t('remove')}
        </Button>
      </div>
    )
  }
  return (
    <form onSubmit={submit} noValidate>
      <Field label={t('label')} error={error} optional>
        <div className="flex gap-2">
          <TextInput
            ref={input}
            value={typed}
            onChange={(event) => onType(event.target.value)}
            dir="ltr"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={60}
            className="min-w-0 uppercase"
          />
          <Button type="submit" variant="secondary" loading={busy}>
            {t('apply')}
          </Button>
        </div>
      </Field>
    </form>
  )
}
