'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import type { Money } from '@/lib/money'
import { BottomBar } from '@/ui/bottom-bar'
import { Button } from '@/ui/button'
import { Sheet } from '@/ui/dialog'
import { LinkButton } from '@/ui/link-button'
import { Price } from '@/ui/price'
import { CONTENT_ID } from '@/ui/skip-link'

const noChanges = () => () => {}

/** The element whose end the bar sticks to: the whole page's, so that it is under the thumb from the first line. */
const usePageContent = () =>
  useSyncExternalStore(noChanges, () => document.getElementById(CONTENT_ID), () => null)

interface BuyBarProps {
  from: Money | null
  total: Money | null
  count: number
  /** What the sheet shows, and its button. */
  children: ReactNode
  action: ReactNode
}

/** On a phone: the price and the one button, which leads to the tickets and then to what was chosen. */
export function BuyBar({ from, total, count, children, action }: BuyBarProps) {
  const t = useTranslations('inventory.bar')
  const page = usePageContent()
  const [open, setOpen] = useState(false)
  const shown = total ?? from
  // An open sheet stays, also when what was chosen is gone: it says why.
  if (!page || (!shown && !open)) return null
  return createPortal(
    <div className="contents lg:hidden print:hidden">
      <BottomBar
        label={t('label')}
        action={
          total || open ? (
            <Sheet
              title={t('title')}
              trigger={<Button size="lg">{t('continue')}</Button>}
              open={open}
              onOpenChange={setOpen}
              actions={action}
            >
              {children}
            </Sheet>
          ) : (
            <LinkButton size="lg">
              <a href="#tickets">{t('choose')}</a>
            </LinkButton>
          )
        }
      >
        <p className="text-small text-ink-soft">{total ? t('count', { count }) : shown && shown.minor > 0 ? t('from') : null}</p>
        {shown ? <Price amount={shown} className="text-lead font-bold" /> : null}
      </BottomBar>
    </div>,
    page,
  )
}
