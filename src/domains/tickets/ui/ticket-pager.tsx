'use client'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useEffectEvent } from 'react'
import { Link, useRouter } from '@/i18n/navigation'
import type { Id } from '@/lib/ids'
import { directionOf } from '@/lib/translated'

/** A finger that goes at least so far sideways, and not much up or down, turns the page. */
const SWIPE_PX = 60
const SWIPE_SLOPE_PX = 40

interface TicketPagerProps {
  id: Id<'tkt'>
  siblings: readonly Id<'tkt'>[]
  accessToken: string | undefined
}

/** From one ticket of an order to the next: by link, by arrow key, by a swipe. Nothing for a ticket that is alone. */
export function TicketPager({ id, siblings, accessToken }: TicketPagerProps) {
  const t = useTranslations('tickets.pager')
  const router = useRouter()
  const rightToLeft = directionOf(useLocale()) === 'rtl'
  const at = siblings.indexOf(id)
  const hrefOf = (ticketId: Id<'tkt'>) =>
    ({ pathname: '/tickets/[ticketId]', params: { ticketId }, query: accessToken ? { key: accessToken } : {} }) as const
  const [previous, next] = [siblings[at - 1], siblings[at + 1]]

  /** `towards` is the side of the screen that is asked for. */
  const turn = useEffectEvent((towards: 'left' | 'right') => {
    // The code on the whole screen stays there until it is closed.
    if (document.querySelector('dialog[open]')) return
    const target = (towards === 'left') === rightToLeft ? next : previous
    if (target) router.replace(hrefOf(target))
  })
  useEffect(() => {
    let start: Touch | undefined
    const onKey = ({ key, target, altKey, ctrlKey, metaKey }: KeyboardEvent) => {
      const typing = target instanceof HTMLElement && target.matches('input, textarea, select')
      if (typing || altKey || ctrlKey || metaKey) return
      if (key === 'ArrowLeft') turn('left')
      if (key === 'ArrowRight') turn('right')
    }
    const onStart = ({ touches }: TouchEvent) => {
      start = touches.length === 1 ? touches[0] : undefined
    }
    const onEnd = ({ changedTouches: [end] }: TouchEvent) => {
      if (!start || !end) return
      const [across, down] = [end.clientX - start.clientX, end.clientY - start.clientY]
      if (Math.abs(across) < SWIPE_PX || Math.abs(down) > SWIPE_SLOPE_PX) return
      // The finger pulls the page along: what comes was on the other side.
      turn(across > 0 ? 'left' : 'right')
    }
    const gone = new AbortController()
    const options = { signal: gone.signal, passive: true }
    window.addEventListener('keydown', onKey, options)
    window.addEventListener('touchstart', onStart, options)
    window.addEventListener('touchend', onEnd, options)
    return () => gone.abort()
  }, [])

  if (siblings.length < 2) return null
  return (
    <nav aria-label={t('label')} className="flex items-center justify-between gap-4 print:hidden">
      <Turn href={previous && hrefOf(previous)} label={t('previous')} icon={<ChevronLeft aria-hidden className="size-6 rtl:-scale-x-100" />} />
      <p className="font-bold tabular-nums">{t('place', { place: at + 1, count: siblings.length })}</p>
      <Turn href={next && hrefOf(next)} label={t('next')} icon={<ChevronRight aria-hidden className="size-6 rtl:-scale-x-100" />} />
    </nav>
  )
}

interface TurnProps {
  href: Parameters<typeof Link>[0]['href'] | undefined
  label: string
  icon: ReactNode
}

function Turn({ href, label, icon }: TurnProps) {
  const look = 'inline-flex size-11 items-center justify-center rounded-control'
  return href ? (
    <Link href={href} replace prefetch={false} aria-label={label} className={`${look} bg-sunken transition hover:bg-ink/15`}>
      {icon}
    </Link>
  ) : (
    <span aria-hidden className={`${look} opacity-30`}>
      {icon}
    </span>
  )
}
