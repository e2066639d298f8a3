'use client'
import { ShieldCheck, ShieldOff } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useRouter } from '@/i18n/navigation'
import { trpc } from '@/trpc/client'
import { Alert } from '@/ui/alert'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { useToast } from '@/ui/toast'
import type { SecondFactorView } from '../contract'
import { RecoveryCodes } from './recovery-codes'
import { SecondFactorForm } from './second-factor-form'
import { SetUpSecondFactor } from './set-up-second-factor'

/** So few recovery codes left that new ones should be made. */
const FEW_CODES = 3

/** Whether there is a second factor, and what can be done about it. */
export function SecondFactorSettings({ factor }: { factor: SecondFactorView }) {
  const t = useTranslations('identity.secondFactor')
  const format = useFormatter()
  if (factor.since === null) {
    return (
      <div className="grid justify-items-start gap-4">
        <Badge tone="warning" icon={<ShieldOff aria-hidden className="size-4" />}>
          {t('isOff')}
        </Badge>
        <SetUp hasPassword={factor.hasPassword} />
      </div>
    )
  }
  const left = factor.recoveryCodesLeft
  return (
    <div className="grid justify-items-start gap-4">
      <Badge tone="success" icon={<ShieldCheck aria-hidden className="size-4" />}>
        {t('isOn')}
      </Badge>
      <p>{t('since', { date: format.dateTime(factor.since, { dateStyle: 'long' }) })}</p>
      {left < FEW_CODES ? <Alert tone="warning">{t('codesLeft', { count: left })}</Alert> : <p>{t('codesLeft', { count: left })}</p>}
      <div className="flex flex-wrap gap-3">
        <RenewCodes />
        <TurnOff />
      </div>
    </div>
  )
}

function SetUp({ hasPassword }: { hasPassword: boolean }) {
  const t = useTranslations('identity.secondFactor')
  const [isOpen, setIsOpen] = useState(false)
  const router = useRouter()
  const close = () => {
    setIsOpen(false)
    // On, perhaps, though its recovery codes were not looked at to the end.
    router.refresh()
  }
  return (
    <Dialog
      title={t('setUpTitle')}
      open={isOpen}
      onOpenChange={(open) => (open ? setIsOpen(true) : close())}
      trigger={<Button>{t('begin')}</Button>}
    >
      <SetUpSecondFactor hasPassword={hasPassword} onDone={close} />
    </Dialog>
  )
}

function RenewCodes() {
  const t = useTranslations('identity.secondFactor')
  const [isOpen, setIsOpen] = useState(false)
  const router = useRouter()
  const renew = trpc.identity.renewRecoveryCodes.useMutation()
  const { data } = renew
  const show = (open: boolean) => {
    setIsOpen(open)
    renew.reset()
    if (!open) router.refresh()
  }
  return (
    <Dialog
      title={t('renew')}
      description={t('renewLead')}
      open={isOpen}
      onOpenChange={show}
      trigger={<Button variant="secondary">{t('renew')}</Button>}
    >
      {data?.outcome === 'renewed' ? (
        <RecoveryCodes codes={data.recoveryCodes} onDone={() => show(false)} />
      ) : (
        <SecondFactorForm request={renew} action={t('renew')} />
      )}
    </Dialog>
  )
}

function TurnOff() {
  const t = useTranslations('identity.secondFactor')
  const [isOpen, setIsOpen] = useState(false)
  const router = useRouter()
  const toast = useToast()
  const end = trpc.identity.endSecondFactor.useMutation({
    onSuccess: ({ outcome }) => {
      if (outcome !== 'off') return
      setIsOpen(false)
      toast({ text: t('turnedOff') })
      router.refresh()
    },
  })
  return (
    <Dialog
      title={t('turnOff')}
      description={t('turnOffLead')}
      open={isOpen}
      onOpenChange={(open) => {
        setIsOpen(open)
        end.reset()
      }}
      trigger={<Button variant="quiet">{t('turnOff')}</Button>}
    >
      <SecondFactorForm request={end} action={t('turnOff')} variant="danger" />
    </Dialog>
  )
}
