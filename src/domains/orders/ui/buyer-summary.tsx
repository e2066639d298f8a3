'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'

/** Who it is for and where the tickets go, to be looked at once more; nothing is typed here. */
export function BuyerSummary({ name, email, onChange }: { name: string; email: string; onChange: () => void }) {
  const t = useTranslations('orders.checkout')
  return (
    <Card className="flex items-start justify-between gap-4">
      <div className="grid min-w-0 gap-3">
        <h2 className="font-display text-title font-extrabold tracking-display">{t('who')}</h2>
        <dl className="grid gap-2">
          <div>
            <dt className="text-small text-ink-soft">{t('name')}</dt>
            <dd className="min-h-6 font-bold break-words">
              <bdi>{name}</bdi>
            </dd>
          </div>
          <div>
            <dt className="text-small text-ink-soft">{t('email')}</dt>
            <dd className="min-h-6 font-bold break-all">
              <bdi>{email}</bdi>
            </dd>
          </div>
        </dl>
      </div>
      <Button variant="secondary" onClick={onChange} className="shrink-0">
        {t('change')}
      </Button>
    </Card>
  )
}
