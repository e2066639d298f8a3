'use client'
import { Ticket } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../button'
import { Checkbox } from '../checkbox'
import { Countdown } from '../countdown'
import { Dialog, DialogClose, Sheet } from '../dialog'
import { Field } from '../field'
import { PasswordInput } from '../password-input'
import { Select } from '../select'
import { Stepper } from '../stepper'
import { Tabs } from '../tabs'
import { TextInput } from '../text-input'
import { useToast } from '../toast'
import type { Samples } from './samples'

/** What can be pressed, typed into and opened. */
export function KitControls({ words }: { words: Samples }) {
  const toast = useToast()
  const [quantity, setQuantity] = useState(2)
  const [openedAtMs] = useState(() => Date.now())
  const inMs = (ms: number) => new Date(openedAtMs + ms)
  const close = (
    <DialogClose>
      <Button variant="secondary">{words.undo}</Button>
    </DialogClose>
  )
  return (
    <section className="grid gap-6">
      <h2 className="font-display text-title font-extrabold tracking-display">Controls</h2>
      <div className="flex flex-wrap items-center gap-3">
        <Button icon={<Ticket aria-hidden className="size-5" />}>{words.buy}</Button>
        <Button variant="secondary">{words.lineUp}</Button>
        <Button variant="quiet">{words.practical}</Button>
        <Button variant="danger">{words.undo}</Button>
        <Button loading>{words.pay}</Button>
        <Button disabled>{words.soldOut}</Button>
        <Button size="lg">{words.buy}</Button>
      </div>
      <div className="grid gap-6 lg:grid-cols-2">
        <div className="grid content-start gap-5">
          <Field label={words.email} hint={words.emailHint} required>
            <TextInput type="email" dir="ltr" name="email" autoComplete="email" placeholder="ada@example.org" />
          </Field>
          <Field label={words.email} hint={words.emailHint} error={words.emailError}>
            <TextInput type="email" dir="ltr" defaultValue="ada@" />
          </Field>
          <Field label={words.password} optional>
            <PasswordInput autoComplete="new-password" defaultValue="long enough" />
          </Field>
          <Field label={words.stage}>
            <Select options={words.stages.map((label) => ({ value: label, label }))} name="stage" />
          </Field>
        </div>
        <div className="grid content-start justify-items-start gap-5">
          <Stepper label={words.weekend} value={quantity} onChange={setQuantity} max={4} />
          <div>
            <Checkbox label={words.news} hint={words.newsHint} defaultChecked />
            <Checkbox label={words.terms} error={words.termsError} />
            <Checkbox label={words.day} disabled />
          </div>
          <div className="flex flex-wrap gap-3">
            <Countdown expiresAt={inMs(598_000)} />
            <Countdown expiresAt={inMs(118_000)} />
            <Countdown expiresAt={inMs(0)} />
            <Countdown expiresAt={inMs(325_000)} look="plain" />
          </div>
          <div className="flex flex-wrap gap-3">
            <Button
              variant="secondary"
              onClick={() => toast({ text: words.saved, action: { label: words.undo, run: () => setQuantity(0) } })}
            >
              Toast
            </Button>
            <Dialog
              title={words.order}
              description={words.orderBody}
              trigger={<Button variant="secondary">Dialog</Button>}
              actions={
                <>
                  {close}
                  <Button>{words.pay}</Button>
                </>
              }
            />
            <Sheet
              title={words.order}
              description={words.orderBody}
              trigger={<Button variant="secondary">Sheet</Button>}
              actions={
                <>
                  {close}
                  <Button>{words.pay}</Button>
                </>
              }
            >
              <Stepper label={words.day} value={quantity} onChange={setQuantity} min={2} max={6} />
            </Sheet>
          </div>
          <Tabs
            label={words.title}
            tabs={[
              { id: 'line-up', label: words.lineUp, content: <p>{words.pitch}</p> },
              { id: 'practical', label: words.practical, content: <p>{words.weekendNote}</p> },
            ]}
          />
        </div>
      </div>
    </section>
  )
}
