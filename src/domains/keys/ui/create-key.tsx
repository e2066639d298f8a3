'use client'
import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useFailureText } from '@/i18n/failure-text'
import type { Id } from '@/lib/ids'
import { KEY_PERMISSIONS, type KeyPermission } from '@/lib/permissions'
import { trpc } from '@/trpc/client'
import { Button } from '@/ui/button'
import { Checkbox } from '@/ui/checkbox'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { Select } from '@/ui/select'
import { TextInput } from '@/ui/text-input'
import { useToast } from '@/ui/toast'
import { createKeyInput } from '../contract'
import { NewKey } from './new-key'
import { useKeyWrite, useRequestId } from './use-key-writes'

const LIVES = ['30', '90', '365', 'never'] as const
type Life = (typeof LIVES)[number]

/** Makes a key: what it is for, what it may do, how long; then shows it once. */
export function CreateKey({ orgId }: { orgId: Id<'org'> }) {
  const t = useTranslations('keys.create')
  const [isOpen, setOpen] = useState(false)
  const [made, setMade] = useState<string | null>(null)
  const close = () => {
    setOpen(false)
    setMade(null)
  }
  return (
    <Dialog
      title={t('title')}
      {...(made === null && { description: t('lead') })}
      open={isOpen}
      onOpenChange={(open) => (open ? setOpen(true) : close())}
      trigger={<Button icon={<Plus aria-hidden className="size-5" />}>{t('open')}</Button>}
    >
      {made === null ? <KeyForm orgId={orgId} onMade={setMade} onClose={close} /> : <NewKey value={made} onDone={close} />}
    </Dialog>
  )
}

function KeyForm({ orgId, onMade, onClose }: { orgId: Id<'org'>; onMade: (key: string) => void; onClose: () => void }) {
  const t = useTranslations('keys')
  const toast = useToast()
  const { ofInput } = useFailureText()
  const { requestId, renew } = useRequestId()
  const [scopes, setScopes] = useState<readonly KeyPermission[]>([])
  const [life, setLife] = useState<Life>('90')
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const create = trpc.keys.create.useMutation({
    ...useKeyWrite(orgId),
    onSuccess(result) {
      if (result.outcome === 'created') return onMade(result.key)
      renew()
      toast({ tone: 'warning', text: result.outcome === 'too_many' ? t('create.tooMany', { limit: result.limit }) : t('create.already') })
      if (result.outcome === 'already_created') onClose()
    },
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const name = new FormData(event.currentTarget).get('name')
    const input = createKeyInput.safeParse({ orgId, requestId, name, scopes, expiresInDays: life === 'never' ? null : Number(life) })
    if (input.success) {
      setErrors({})
      return create.mutate(input.data)
    }
    const issues = input.error.issues.map(({ path, message }) => [String(path[0]), ofInput(message)] as const)
    setErrors(Object.fromEntries(issues.toReversed()))
    const field = event.currentTarget.elements.namedItem(issues[0]?.[0] ?? '')
    if (field instanceof HTMLElement) field.focus()
  }
  const toggle = (scope: KeyPermission) => (checked: boolean) =>
    setScopes((now) => KEY_PERMISSIONS.filter((each) => (each === scope ? checked : now.includes(each))))
  return (
    <form onSubmit={submit} method="post" noValidate className="grid gap-5 pb-4">
      <Field label={t('create.name')} hint={t('create.nameHint')} error={errors['name']} required>
        <TextInput name="name" maxLength={80} autoComplete="off" />
      </Field>
      <fieldset className="grid gap-1" aria-describedby={errors['scopes'] ? 'key-scopes-error' : undefined}>
        <legend className="font-bold">{t('create.scopes')}</legend>
        {KEY_PERMISSIONS.map((scope) => (
          <Checkbox key={scope} label={t(`scopes.${scope}`)} checked={scopes.includes(scope)} onChange={toggle(scope)} />
        ))}
        <div aria-live="polite">
          {errors['scopes'] ? (
            <p id="key-scopes-error" className="text-small font-medium text-danger-ink">
              {errors['scopes']}
            </p>
          ) : null}
        </div>
      </fieldset>
      <Field label={t('create.life')} hint={t('create.lifeHint')}>
        <Select value={life} onChange={setLife} options={LIVES.map((value) => ({ value, label: t(`lives.${value}`) }))} />
      </Field>
      <Button type="submit" size="lg" wide loading={create.isPending}>
        {t('create.submit')}
      </Button>
    </form>
  )
}
