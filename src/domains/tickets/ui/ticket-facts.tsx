import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { inLocale } from '@/lib/translated'
import type { TicketView } from '../contract'

/** Whose ticket it is, what it opens, and how long. */
export function TicketFacts({ ticket }: { ticket: TicketView }) {
  const t = useTranslations('tickets.label')
  const page = useTranslations('tickets.page')
  const locale = useLocale()
  const { holderName, typeName, zones, validUntil, event, scanCount, maxScans } = ticket
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: event.timeZone })
  return (
    <dl className="grid gap-x-6 gap-y-4 xs:grid-cols-2">
      <Fact name={t('type')}>
        <bdi>{inLocale(typeName, locale)}</bdi>
      </Fact>
      <Fact name={t('holder')}>
        <bdi>{holderName}</bdi>
      </Fact>
      {zones.length > 0 ? <Fact name={t('zones')}>{zones.join(', ')}</Fact> : null}
      {validUntil ? <Fact name={t('validUntil')}>{date.format(validUntil)}</Fact> : null}
      {maxScans === 1 ? null : (
        <Fact name={t('admissions')}>
          {maxScans === null ? page('entered', { count: scanCount }) : page('enteredOf', { count: scanCount, max: maxScans })}
        </Fact>
      )}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-small text-ink-soft">{name}</dt>
      <dd className="font-bold">{children}</dd>
    </div>
  )
}
