import { useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { LinkButton } from '@/ui/link-button'
import { Poster } from '@/ui/poster'
import { type Operator, operatorTags } from './info-tags'

const PROMISES = ['price', 'hold', 'paid', 'offline', 'guest', 'safe'] as const
const SECTIONS = ['who', 'everyone', 'open', 'organisers'] as const

/** What this site is, what a buyer can count on, and who is behind it. */
export function AboutPage({ operator }: { operator: Operator }) {
  const t = useTranslations('info.about')
  const tags = operatorTags(operator)
  return (
    <>
      <Poster title={t('title')} top={t('top')} art="fairground">
        <p>{t('lead')}</p>
        <div className="pt-6">
          <LinkButton size="lg">
            <Link href="/events">{t('toEvents')}</Link>
          </LinkButton>
        </div>
      </Poster>
      <div className="page-wrap grid gap-14 py-10 sm:gap-20 sm:py-14">
        <section aria-labelledby="promises" className="grid gap-6">
          <h2 id="promises" className="font-display text-title font-extrabold tracking-display">
            {t('promises.title')}
          </h2>
          <ul className="grid gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-3">
            {PROMISES.map((id) => (
              <li key={id} className="grid content-start gap-1 border-t-4 border-event-2 pt-4">
                <h3 className="text-lead font-bold">{t(`promises.${id}.title`)}</h3>
                <p className="text-ink-soft">{t(`promises.${id}.body`)}</p>
              </li>
            ))}
          </ul>
        </section>
        <div className="grid gap-x-16 gap-y-12 md:grid-cols-2">
          {SECTIONS.map((id) => (
            <section key={id} id={id} aria-labelledby={`${id}-title`} className="grid content-start gap-4 border-t-2 border-line pt-6">
              <h2 id={`${id}-title`} className="font-display text-title font-extrabold tracking-display">
                {t(`sections.${id}.title`)}
              </h2>
              {t.rich(`sections.${id}.body`, tags)}
            </section>
          ))}
        </div>
      </div>
    </>
  )
}
