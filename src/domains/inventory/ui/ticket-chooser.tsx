'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useFailureText } from '@/i18n/failure-text'
import type { Id } from '@/lib/ids'
import type { Money } from '@/lib/money'
import { inLocale } from '@/lib/translated'
import { failureOf, trpc } from '@/trpc/client'
import { Alert } from '@/ui/alert'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Price } from '@/ui/price'
import { AccessCode } from './access-code'
import { AgainNotice } from './again-notice'
import { BuyBar } from './buy-bar'
import { chosenLines, lineKey, lowestPrice, ticketCount, totalOf, whyNone, without, type LineKey, type Picks } from './cart'
import { OfferSkeletons } from './chooser-skeleton'
import { ChosenSummary } from './chosen-summary'
import { HeldNotice, useHeld } from './held-notice'
import { shortfalls } from './live'
import { LiveNews } from './live-news'
import { OccurrencePicker, type OccurrenceChoice } from './occurrence-picker'
import { OfferList } from './offer-list'
import { useOffers, useOpenedByLink } from './use-offers'
import { useChosenBefore } from './use-chosen-before'
import { useReserve } from './use-reserve'
import { NothingNotice } from './why-none'

interface TicketChooserProps {
  eventId: Id<'evt'>
  /** IANA name of the event's zone. */
  timeZone: string
  /** The next dates of a series, in order; empty at an event without dates. */
  occurrences: readonly OccurrenceChoice[]
}

const SKELETONS = 4
const NO_PICKS: Picks = {}

/**
 * The tickets of an event: choose, see the total, reserve. Stands in the section `#tickets` of a cached page, inside its
 * column; asks for what moves by itself. On a phone it brings its own bar to the end of the page.
 */
export function TicketChooser({ eventId, timeZone, occurrences }: TicketChooserProps) {
  const t = useTranslations('inventory.chooser')
  const locale = useLocale()
  const utils = trpc.useUtils()
  const link = useOpenedByLink()
  const [accessCode, setAccessCode] = useState<string>()
  const [openedNames, setOpenedNames] = useState<readonly string[]>([])
  const before = useChosenBefore()
  const [selected, setDate] = useState<Id<'occ'>>()
  const date = selected ?? occurrences.find(({ id }) => id === before?.date)?.id ?? occurrences[0]?.id ?? null
  const [changed, setPicks] = useState<Picks>()
  const picks = changed ?? before?.picks ?? NO_PICKS
  const dates = occurrences.map(({ id }) => id).filter((id) => id === date || Object.keys(picks).some((key) => key.endsWith(id)))
  const asked = { eventId, ticketTypeId: link.ticketTypeId, accessCode }
  const { held, settled, drop, serverOffsetMs } = useHeld(eventId)
  const { result, error, offers, clock, refresh, onMoment } = useOffers({ ...asked, selected: date, dates })
  const { reserve, busy, refusals, failure, setbacks, forgive } = useReserve({ eventId, accessCode, onRefused: refresh })

  const lines = chosenLines(offers, picks)
  const from = lowestPrice(offers)
  const none = result && settled ? whyNone(result.offers) : null
  // What an address filled in has a notice of its own.
  const short = shortfalls(offers, changed ?? NO_PICKS).filter(({ offer }) => !refusals[lineKey(offer)])
  /** Nothing is chosen, nothing can be, and nothing was lost. */
  const idle = none !== null && lines.length === 0 && short.length === 0 && setbacks === 0
  const change = (key: LineKey, quantity: number) => {
    forgive(key)
    setPicks(quantity > 0 ? { ...picks, [key]: quantity } : without(picks, key))
  }
  const tryCode = async (code: string) => {
    const known = new Set(result?.offers.map(({ ticketTypeId }) => ticketTypeId))
    const opened = await utils.inventory.offers.fetch({ ...asked, occurrenceId: date ?? undefined, accessCode: code })
    const fresh = opened.offers.filter(({ ticketTypeId }) => !known.has(ticketTypeId))
    if (fresh.length === 0) return false
    setOpenedNames(fresh.map(({ name }) => inLocale(name, locale)))
    setAccessCode(code)
    return true
  }
  const giveUpHeld = () => {
    drop()
    void refresh()
  }

  const summary = clock ? (
    <ChosenSummary {...{ lines, short, occurrences, refusals, failure, setbacks }} zone={timeZone} now={clock.now} onChange={change} />
  ) : (
    <p className="text-ink-soft">{t('nothingYet')}</p>
  )
  const submit = (
    <Button size="lg" wide loading={busy} disabled={lines.length === 0} onClick={() => reserve(lines)}>
      {t('reserve')}
    </Button>
  )
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_min(22rem,40%)] lg:items-start lg:gap-8">
      <div className="grid min-w-0 gap-8">
        {held && !busy ? <HeldNotice held={held} serverOffsetMs={serverOffsetMs} onEnded={giveUpHeld} /> : null}
        {before && !changed && result && settled && !held ? (
          <AgainNotice wanted={Object.values(before.picks).reduce((sum, wanted) => sum + wanted, 0)} found={ticketCount(lines)} />
        ) : null}
        {date ? (
          <OccurrencePicker
            occurrences={occurrences}
            zone={timeZone}
            selected={date}
            onSelect={setDate}
            countOf={(id) => ticketCount(lines.filter(({ offer }) => offer.occurrenceId === id))}
          />
        ) : null}
        {error ? <NotLoaded error={error} onRetry={() => void refresh()} /> : null}
        {none ? <NothingNotice none={none} hasDates={date !== null} /> : null}
        <LiveNews offers={offers} shortfalls={short} />
        {result && clock && settled ? (
          <OfferList
            {...{ clock, lines, refusals, short }}
            offers={result.offers}
            hasDates={date !== null}
            zone={timeZone}
            onChange={change}
            onStale={onMoment}
          />
        ) : null}
        {error || (result && settled) ? null : (
          <div className="noscript:hidden">
            <OfferSkeletons count={SKELETONS} />
          </div>
        )}
        {result?.hasCodeOnly ? (
          <AccessCode opened={accessCode} openedNames={openedNames} linked={link.accessCode} onTry={tryCode} />
        ) : null}
      </div>
      {idle ? null : (
        <aside aria-label={t('summary')} className="sticky top-4 hidden lg:block noscript:hidden">
          <Card tone="raised" className="grid gap-5">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <h3 className="font-display text-title font-extrabold tracking-display">{t('summary')}</h3>
              {from && lines.length === 0 ? <From price={from} /> : null}
            </div>
            {summary}
            {submit}
          </Card>
        </aside>
      )}
      <BuyBar from={from} total={totalOf(lines)} count={ticketCount(lines)} action={submit}>
        {summary}
      </BuyBar>
    </div>
  )
}

/** What getting in costs, until something is chosen. */
function From({ price }: { price: Money }) {
  const t = useTranslations('inventory.bar')
  return (
    <p className="text-ink-soft">
      {price.minor > 0 ? `${t('from')} ` : null}
      <Price amount={price} className="font-bold text-ink" />
    </p>
  )
}

function NotLoaded({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations('inventory.chooser')
  const actions = useTranslations('common.actions')
  const failureText = useFailureText()
  return (
    <Alert tone="danger" live title={t('failedTitle')} action={<Button onClick={onRetry}>{actions('retry')}</Button>}>
      {failureText.of(failureOf(error))}
    </Alert>
  )
}
