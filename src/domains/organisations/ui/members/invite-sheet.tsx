'use client'
import { UserPlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useForm } from '@/i18n/use-form'
import { newId } from '@/lib/ids'
import { trpc } from '@/trpc/client'
import { Alert } from '@/ui/alert'
import { Button } from '@/ui/button'
import { Sheet } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { TextInput } from '@/ui/text-input'
import { useToast } from '@/ui/toast'
import { inviteInput, type MyOrganisation } from '../../contract'
import { RequestFailure } from '../request-failure'
import { placed, type EventChoice, type Placement } from './placement'
import { PlacementFields } from './placement-fields'

/** The button and the form that ask somebody by mail to become a member. */
export function InviteSheet({ here, events, onInvited }: { here: MyOrganisation; events: readonly EventChoice[]; onInvited: () => void }) {
  const t = useTranslations('organisations')
  const [isOpen, setOpen] = useState(false)
  return (
    <Sheet
      title={t('invite.title')}
      description={t('invite.lead')}
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<Button icon={<UserPlus aria-hidden className="size-5" />}>{t('invite.open')}</Button>}
    >
      <InviteForm
        here={here}
        events={events}
        onDone={() => {
          setOpen(false)
          onInvited()
        }}
      />
    </Sheet>
  )
}

function InviteForm({ here, events, onDone }: { here: MyOrganisation; events: readonly EventChoice[]; onDone: () => void }) {
  const t = useTranslations('organisations')
  const toast = useToast()
  const form = useForm(inviteInput)
  const [requestId] = useState(() => newId('req'))
  const [placement, setPlacement] = useState<Placement>({ role: 'staff', isLimited: false, eventIds: [] })
  const invite = trpc.organisations.invite.useMutation({
    onSuccess: ({ outcome }, { email }) => {
      if (outcome !== 'invited') return
      toast({ text: t('invite.sent', { email }) })
      onDone()
    },
  })
  const outcome = invite.data?.outcome

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const input = form.read(event.currentTarget, { orgId: here.id, requestId, ...placed(placement) })
    if (input) invite.mutate(input)
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-5 pb-4">
      <RequestFailure error={invite.error} />
      {outcome === 'already_member' || outcome === 'already_invited' ? (
        <Alert tone="warning" live>
          {t(`invite.${outcome}`)}
        </Alert>
      ) : null}
      <Field label={t('invite.email')} error={form.errors.email} required>
        <TextInput name="email" type="email" dir="ltr" autoComplete="off" inputMode="email" />
      </Field>
      <PlacementFields here={here} events={events} placement={placement} onChange={setPlacement} error={form.errors.eventIds} />
      <Button type="submit" loading={invite.isPending}>
        {t('invite.submit')}
      </Button>
    </form>
  )
}
