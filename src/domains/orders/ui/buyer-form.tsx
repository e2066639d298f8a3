'use client'
import { useTranslations } from 'next-intl'
import { type ChangeEvent, type RefObject, type SubmitEvent, useRef, useState } from 'react'
import { useFailureText } from '@/i18n/failure-text'
import { Alert } from '@/ui/alert'
import { Field } from '@/ui/field'
import { TextInput } from '@/ui/text-input'
import { buyerSchema, type PlaceOrderInput } from '../contract'

type Buyer = PlaceOrderInput['buyer']
type FieldName = keyof Buyer

/** A field that takes the focus comes to rest with its label below the clock at the top of the screen. */
const BELOW_CLOCK = 'scroll-mt-16'

interface BuyerFormProps {
  /** Buttons elsewhere on the page send the form by this id. */
  id: string
  values: Buyer
  onChange: (part: Partial<Buyer>) => void
  /** Only with what the contract accepts. */
  onSubmit: (buyer: Buyer) => void
  hint: string
}

/** Who buys: a name for the tickets, and where they go. Wrong fields say so when the form is sent, the first one takes the focus. */
export function BuyerForm({ id, values, onChange, onSubmit, hint }: BuyerFormProps) {
  const t = useTranslations('orders.checkout')
  const failureText = useFailureText()
  const name = useRef<HTMLInputElement>(null)
  const email = useRef<HTMLInputElement>(null)
  const [codes, setCodes] = useState<Partial<Record<FieldName, string | undefined>>>({})

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const buyer = buyerSchema.safeParse(values)
    if (buyer.success) return onSubmit(buyer.data)
    const wrong = new Map(buyer.error.issues.map(({ path, message }) => [path[0], message]))
    setCodes({ name: wrong.get('name'), email: wrong.get('email') })
    ;(wrong.has('name') ? name : email).current?.focus()
  }
  const edit = (field: FieldName) => (event: ChangeEvent<HTMLInputElement>) => {
    setCodes((all) => ({ ...all, [field]: undefined }))
    onChange({ [field]: event.target.value })
  }
  const errorOf = (field: FieldName) => (codes[field] ? failureText.ofInput(codes[field]) : null)
  return (
    <form id={id} onSubmit={submit} noValidate className="grid gap-5">
      <div className="grid gap-1">
        <h2 className="font-display text-title font-extrabold tracking-display">{t('who')}</h2>
        <p className="text-ink-soft">{hint}</p>
      </div>
      <WrongFields
        wrong={[
          { text: errorOf('name'), control: name },
          { text: errorOf('email'), control: email },
        ]}
      />
      <Field label={t('name')} hint={t('nameHint')} error={errorOf('name')} required>
        <TextInput
          ref={name}
          name="name"
          value={values.name}
          onChange={edit('name')}
          autoComplete="name"
          autoCapitalize="words"
          maxLength={200}
          className={BELOW_CLOCK}
        />
      </Field>
      <Field label={t('email')} hint={t('emailHint')} error={errorOf('email')} required>
        <TextInput
          ref={email}
          name="email"
          type="email"
          dir="ltr"
          value={values.email}
          onChange={edit('email')}
          autoComplete="email"
          spellCheck={false}
          className={BELOW_CLOCK}
        />
      </Field>
    </form>
  )
}

interface WrongField {
  text: string | null
  control: RefObject<HTMLInputElement | null>
}

/** All that is wrong, in one place, each the way to its field; with one wrong field the field says it itself. */
function WrongFields({ wrong }: { wrong: readonly WrongField[] }) {
  const t = useTranslations('orders.checkout')
  const said = wrong.filter(({ text }) => text !== null)
  if (said.length < 2) return null
  return (
    <Alert tone="danger" title={t('wrongFields')}>
      <ul>
        {said.map(({ text, control }) => (
          <li key={text}>
            <button
              type="button"
              onClick={() => control.current?.focus()}
              className="min-h-11 text-start font-medium underline decoration-2 underline-offset-4"
            >
              {text}
            </button>
          </li>
        ))}
      </ul>
    </Alert>
  )
}
