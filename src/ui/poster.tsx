import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { PosterArt } from './poster-art'
import { fitWords } from './poster-fit'

interface PosterProps {
  /** The heading, set as large as it goes. */
  title: string
  /** `page` is the head of a page, edge to edge, under the site's header; `card` is one poster on a wall of others. */
  size?: 'page' | 'card'
  /** The heading's level. */
  as?: 'h1' | 'h2' | 'h3'
  /** Above the title: when and where. */
  top?: ReactNode
  /** Under the title: a sentence, badges, a button. */
  children?: ReactNode
  /** The wristband at its foot; without it where another one follows. */
  band?: boolean
  /** Draws the picture that belongs to this text beside the words, under them on a phone. */
  art?: string
  /** Whether a phone has it too, or goes on to what follows at once. */
  artOn?: 'all' | 'desk'
  /** The part under the picture that is torn off: the price, and the button that buys. */
  stub?: ReactNode
  /** Whether a phone has it too, or brings price and button by a bar at the thumb. */
  stubOn?: 'all' | 'desk'
  className?: string
}

/** A block in the event's first colour with its name in the second: what carries a page. */
export function Poster({
  title,
  size = 'page',
  as: Heading = 'h1',
  top,
  children,
  band = true,
  art,
  artOn = 'all',
  stub,
  stubOn = 'all',
  className,
}: PosterProps) {
  const page = size === 'page'
  return (
    <div className={clsx('ground-event-1', art && 'relative', !page && 'flex h-full flex-col overflow-hidden rounded-card', className)}>
      <div
        className={clsx(
          'grid grid-cols-[minmax(0,1fr)] content-between gap-6',
          art && 'lg:*:max-w-[58%]',
          art && artOn === 'all' && 'lg:min-h-128',
          page ? 'page-wrap pt-8 pb-10 sm:pt-14 sm:pb-16' : 'grow p-5',
        )}
      >
        {top ? <div className={clsx('font-bold', page ? 'text-lead' : 'text-body')}>{top}</div> : null}
        <div className="@container">
          <Heading
            style={fitWords(title)}
            className={clsx('font-display font-extrabold tracking-display text-event-display', page ? 'text-poster' : 'text-wall')}
          >
            <bdi>{title}</bdi>
          </Heading>
        </div>
        {children ? <div className={clsx('max-w-2xl', page && 'text-lead')}>{children}</div> : null}
      </div>
      {art ? (
        <div className={clsx('lg:absolute lg:inset-e-0 lg:top-0 lg:bottom-4 lg:flex lg:w-[36%] lg:flex-col', artOn === 'desk' && 'max-lg:hidden')}>
          <PosterArt seed={art} className={clsx('h-32 w-full lg:h-0 lg:grow', stub && 'tear-below', stub && stubOn === 'desk' && 'max-lg:mask-none')} />
          {stub ? <div className={clsx('px-4 py-5 tear-above ground-event-2 sm:px-8', stubOn === 'desk' && 'max-lg:hidden')}>{stub}</div> : null}
        </div>
      ) : null}
      {band ? <div aria-hidden className={clsx('relative shrink-0 wristband', page ? 'h-4' : 'h-3')} /> : null}
    </div>
  )
}
