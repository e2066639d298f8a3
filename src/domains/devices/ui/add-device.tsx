import { Plus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { type SubmitEvent, useState } from 'react'
import { type Failure, useFailureText } from '@/i18n/failure-text'
import { isId } from '@/lib/ids'
import { inLocale } from '@/lib/translated'
import { failureOf, trpc } from '@/trpc/client'
import { Alert } from '@/ui/alert'
import { Button } from '@/ui/button'
import { Sheet } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { Select } from '@/ui/select'
import { TextInput } from '@/ui/text-input'
import type { DevicesResult, RenewPairingResult } from '../contract'

const OUTER_GATE = 'outer'

type Pairing = RenewPairingResult & { name: string }

/** A new device, at the side: where it stands and what it is called; then its code. */
export function AddDevice({ events, onMade }: { events: DevicesResult['events']; onMade: (pairing: Pairing) => void }) {
  const t = useTranslations('devices.add')
  const [isOpen, setIsOpen] = useState(false)
  const button = (
    <Button icon={<Plus aria-hidden className="size-5" />} disabled={events.length === 0}>
      {t('open')}
    </Button>
  )
  const made = (pairing: Pairing) => {
    setIsOpen(false)
    onMade(pairing)
  }
  return (
    <Sheet title={t('title')} description={t('body')} trigger={button} open={isOpen} onOpenChange={setIsOpen}>
      <AddForm events={events} onMade={made} />
    </Sheet>
  )
}

function AddForm({ events, onMade }: { events: DevicesResult['events']; onMade: (pairing: Pairing) => void }) {
  const t = useTranslations('devices.add')
  const locale = useLocale()
  const words = useFailureText()
  const create = trpc.devices.create.useMutation()
  const [chosen, setChosen] = useState(events[0]?.id ?? '')
  const [zone, setZone] = useState(OUTER_GATE)
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<Failure | { type: 'too_many'; limit: number } | null>(null)
  const event = events.find(({ id }) => id === chosen)
  const zones = [{ value: OUTER_GATE, label: t('outerGate') }, ...(event?.zones ?? []).map(({ id, name: label }) => ({ value: id, label }))]
  const wrongName = problem?.type === 'input' ? problem.issues.find(({ path }) => path === 'name') : undefined

  const submit = async (submitted: SubmitEvent) => {
    submitted.preventDefault()
    if (!event) return
    setProblem(null)
    try {
      const answer = await create.mutateAsync({ eventId: event.id, name, zoneId: isId('zon', zone) ? zone : null })
      if (answer.outcome === 'created') onMade({ ...answer, name })
      else setProblem({ type: 'too_many', limit: answer.limit })
    } catch (error) {
      setProblem(failureOf(error))
    }
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <Field label={t('event')}>
        <Select
          options={events.map(({ id, name: called }) => ({ value: id, label: inLocale(called, locale) }))}
          value={event?.id ?? ''}
          onChange={(id) => {
            setChosen(id)
            setZone(OUTER_GATE)
          }}
        />
      </Field>
      <Field label={t('entrance')}>
        <Select options={zones} value={zone} onChange={setZone} />
      </Field>
      <Field label={t('name')} hint={t('nameHint')} required {...(wrongName && { error: words.ofInput(wrongName.code) })}>
        <TextInput value={name} onChange={({ target }) => setName(target.value)} maxLength={80} autoComplete="off" />
      </Field>
      {problem && !wrongName ? (
        <Alert tone="danger" live>
          {problem.type === 'too_many' ? t('tooMany', { limit: problem.limit }) : words.of(problem)}
        </Alert>
      ) : null}
      <Button type="submit" wide loading={create.isPending}>
        {t('submit')}
      </Button>
    </form>
  )
}
