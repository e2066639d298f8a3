'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useForm } from '@/i18n/use-form'
import { trpc } from '@/trpc/client'
import { Button } from '@/ui/button'
import { Sheet } from '@/ui/dialog'
import { useToast } from '@/ui/toast'
import { changeMemberInput, type MemberView, type MyOrganisation } from '../../contract'
import { RequestFailure } from '../request-failure'
import { placed, type EventChoice, type Placement } from './placement'
import { PlacementFields } from './placement-fields'
import { RemoveButton } from './remove-button'

interface MemberSheetProps {
  here: MyOrganisation
  events: readonly EventChoice[]
  member: MemberView
  onChanged: () => void
}

/** What a member is and may be: another role, other events, or out. */
export function MemberSheet({ here, events, member, onChanged }: MemberSheetProps) {
  const t = useTranslations('organisations')
  const [isOpen, setOpen] = useState(false)
  const done = () => {
    setOpen(false)
    onChanged()
  }
  return (
    <Sheet
      title={member.name}
      description={<span dir="ltr">{member.email}</span>}
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button variant="quiet" aria-label={t('members.changeOf', { name: member.name })}>
          {t('members.change')}
        </Button>
      }
    >
      <MemberForm here={here} events={events} member={member} onChanged={done} />
      <div className="border-t border-line py-4">
        <RemoveButton here={here} member={member} onRemoved={done} />
      </div>
    </Sheet>
  )
}

function MemberForm({ here, events, member: { id, name, role, eventIds }, onChanged }: MemberSheetProps) {
  const t = useTranslations('organisations')
  const toast = useToast()
  const form = useForm(changeMemberInput)
  const [placement, setPlacement] = useState<Placement>({ role, isLimited: eventIds !== null, eventIds: eventIds ?? [] })
  const change = trpc.organisations.changeMember.useMutation({
    onSuccess: ({ outcome }) => {
      if (outcome === 'changed') toast({ text: t('members.changed', { name }) })
      onChanged()
    },
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const input = form.read(event.currentTarget, { orgId: here.id, memberId: id, ...placed(placement) })
    if (input) change.mutate(input)
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-5 pb-5">
      <RequestFailure error={change.error} />
      <PlacementFields here={here} events={events} placement={placement} onChange={setPlacement} error={form.errors.eventIds} />
      <Button type="submit" loading={change.isPending} className="justify-self-start">
        {t('members.save')}
      </Button>
    </form>
  )
}
