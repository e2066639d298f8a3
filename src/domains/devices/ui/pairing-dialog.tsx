import { CircleCheck } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { Dialog } from '@/ui/dialog'
import type { RenewPairingResult } from '../contract'
import { PairingCode } from './pairing-code'

interface PairingDialogProps {
  /** The code that is out; null: the dialog is closed. */
  pairing: (RenewPairingResult & { name: string }) | null
  /** Whether a phone has shown this code. */
  isPaired: boolean
  onClose: () => void
}

/** Shows a code until a phone has read it. */
export function PairingDialog({ pairing, isPaired, onClose }: PairingDialogProps) {
  const t = useTranslations('devices.pairing')
  const format = useFormatter()
  if (!pairing) return null
  return (
    <Dialog open onOpenChange={(open) => (open ? null : onClose())} title={t('title', { name: pairing.name })} description={t('body')}>
      {isPaired ? (
        <p role="status" className="flex items-center justify-center gap-3 py-10 text-lead font-bold text-success-ink">
          <CircleCheck aria-hidden className="size-8" />
          {t('done')}
        </p>
      ) : (
        <div className="grid gap-3">
          <PairingCode origin={window.location.origin} code={pairing.code} />
          <p className="text-center text-small text-ink-soft">{t('until', { time: format.dateTime(pairing.expiresAt, { hour: 'numeric', minute: '2-digit' }) })}</p>
        </div>
      )}
    </Dialog>
  )
}
