import { getLocale, getTranslations } from 'next-intl/server'
import { Link } from '@/i18n/navigation'
import type { Id } from '@/lib/ids'
import { inLocale } from '@/lib/translated'
import { publicApi } from '@/trpc/server'
import { Alert } from '@/ui/alert'
import { DateTime } from '@/ui/date-time'
import { LinkButton } from '@/ui/link-button'
import { Price } from '@/ui/price'
import type { Offer } from '../contract'

interface WithoutScriptProps {
  eventId: Id<'evt'>
  /** Of a series the date that comes next. */
  occurrenceId: Id<'occ'> | undefined
  slug: string
  zone: string
}

/** Where tickets are chosen, for who reads without scripts: what there is and what it costs, and what buying needs. */
export async function WithoutScript({ eventId, occurrenceId, slug, zone }: WithoutScriptProps) {
  const [t, locale, { offers, now }] = await Promise.all([
    getTranslations('inventory.chooser'),
    getLocale(),
    publicApi.inventory.offers({ eventId, occurrenceId }),
  ])
  const moment = <DateTime at={now} zone={zone} showZone />
  return (
    <noscript>
      <div className="grid gap-6 pb-6">
        <Alert
          tone="warning"
          title={t('noScriptTitle')}
          action={
            <LinkButton variant="secondary">
              <Link href={{ pathname: '/events/[slug]', params: { slug } }}>{t('reload')}</Link>
            </LinkButton>
          }
        >
          {t('noScript')}
        </Alert>
        {offers.length > 0 ? (
          <div className="grid gap-2">
            <ul className="grid divide-y divide-line">
              {offers.map((offer) => (
                <li key={offer.ticketTypeId} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 py-3">
                  <div>
                    <p className="text-lead font-bold">
                      <bdi>{inLocale(offer.name, locale)}</bdi>
                    </p>
                    <p className="text-ink-soft">
                      <bdi>{inLocale(offer.description, locale)}</bdi>
                    </p>
                  </div>
                  <p className="text-end font-bold">
                    <Price amount={offer.price} className="block text-lead" /> <State state={offer.state} />
                  </p>
                </li>
              ))}
            </ul>
            <p className="text-small text-ink-soft">
              {t('noFeesOnTop')} {t.rich('asOf', { when: () => moment })}
            </p>
          </div>
        ) : null}
      </div>
    </noscript>
  )
}

const STATES = { sold_out: 'soldOut', closed: 'closed', not_open_yet: 'notYet' } as const

async function State({ state }: Pick<Offer, 'state'>) {
  const t = await getTranslations('inventory.offer')
  return state === 'on_sale' ? null : <span className="text-small text-ink-soft">{t(STATES[state])}</span>
}
