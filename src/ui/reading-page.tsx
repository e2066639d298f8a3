import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { PageHeading } from './page-heading'

interface Section {
  /** Its place in the address: `#price`. */
  id: string
  title: string
  body: ReactNode
}

interface ReadingPageProps {
  title: string
  lead: string
  sections: readonly Section[]
  /** Between the head and the text. */
  children?: ReactNode
  /** After the text: the way on. */
  end?: ReactNode
}

/** A page to be read: one column of text in parts, and what they are beside it, folded on a phone. */
export function ReadingPage({ title, lead, sections, children, end }: ReadingPageProps) {
  return (
    <div className="page-wrap pb-16">
      <PageHeading title={title} lead={lead} />
      {children}
      <div className="grid gap-8 pt-2 lg:grid-cols-[min(15rem,30%)_minmax(0,1fr)] lg:gap-16">
        <Contents sections={sections} />
        <div className="grid max-w-2xl gap-10">
          {sections.map(({ id, title: heading, body }) => (
            <section key={id} id={id} aria-labelledby={`${id}-title`} className="grid scroll-mt-6 gap-4 border-t-2 border-line pt-6">
              <h2 id={`${id}-title`} className="font-display text-title font-extrabold tracking-display">
                {heading}
              </h2>
              {body}
            </section>
          ))}
          {end}
        </div>
      </div>
    </div>
  )
}

function Contents({ sections }: Pick<ReadingPageProps, 'sections'>) {
  const t = useTranslations('common.ui')
  return (
    <nav aria-label={t('contents')} className="self-start rounded-card bg-sunken px-5 lg:sticky lg:top-6 lg:py-3">
      {/* Where there is room it lies open, if the browser can open it without a script. */}
      <p className="hidden pt-3 pb-1 font-bold lg:supports-[selector(::details-content)]:block">{t('contents')}</p>
      <details className="group lg:[&::details-content]:[content-visibility:visible]">
        <summary className="flex min-h-14 list-none items-center justify-between gap-2 font-bold lg:supports-[selector(::details-content)]:hidden [&::-webkit-details-marker]:hidden">
          {t('contents')}
          <ChevronDown aria-hidden className="size-5 transition-transform group-open:rotate-180" />
        </summary>
        <ol className="-mx-3 grid pb-3">
          {sections.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`} className="flex min-h-11 items-center rounded-control px-3 transition hover:bg-surface hover:underline">
                {title}
              </a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  )
}
