import { useLocale } from 'next-intl'
import type { ReactNode } from 'react'
import { Alert } from '../alert'
import { Badge } from '../badge'
import { BottomBar } from '../bottom-bar'
import { Button } from '../button'
import { Card } from '../card'
import { DateTime, DateTimeRange } from '../date-time'
import { EmptyState } from '../empty-state'
import { EventColoursScope } from '../event-theme'
import { LinkButton } from '../link-button'
import { LoadMore } from '../load-more'
import { PageHeading } from '../page-heading'
import { Poster } from '../poster'
import { PosterStub } from '../poster-stub'
import { Price } from '../price'
import { Skeleton, SkeletonRegion, SkeletonText } from '../skeleton'
import { Spinner } from '../spinner'
import { KitControls } from './kit-controls'
import { KitProgramme } from './kit-programme'
import { KitTickets } from './kit-tickets'
import { samplesFor } from './samples'

const WALL = [
  { primary: '#00543d', secondary: '#ff9ecb' },
  { primary: '#ffd400', secondary: '#141414' },
  { primary: '#1b2a8f', secondary: '#ff6a3d' },
  { primary: '#e8452c', secondary: '#fff3d6' },
]

/** Everything in src/ui, to look at and to measure. */
export function Kit() {
  const words = samplesFor(useLocale())
  return (
    <>
      <Poster
        title={words.title}
        top={words.dates}
        art={words.title}
        stub={
          <PosterStub price={<Price amount={{ minor: 4900, currency: 'EUR' }} />}>
            <LinkButton size="lg">
              <a href="#wall">{words.buy}</a>
            </LinkButton>
          </PosterStub>
        }
      >
        <p>{words.pitch}</p>
        <div className="flex flex-wrap gap-3 pt-6">
          <LinkButton size="lg" variant="quiet">
            <a href="#wall">{words.lineUp}</a>
          </LinkButton>
        </div>
      </Poster>
      <div className="page-wrap grid gap-12 pb-16">
        <PageHeading
          eyebrow={words.city}
          title={words.lineUp}
          lead={words.pitch}
          actions={
            <LinkButton variant="secondary">
              <a href="#wall">{words.practical}</a>
            </LinkButton>
          }
        />
        <Section title="Wall">
          <ul id="wall" className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
            {WALL.map((colours) => (
              <li key={colours.primary}>
                <EventColoursScope {...colours} className="h-full">
                  <Poster
                    as="h3"
                    size="card"
                    title={words.title}
                    top={
                      <DateTimeRange from="2026-07-03T10:00:00Z" to="2026-07-05T22:00:00Z" zone="Europe/Berlin" format="short" />
                    }
                  >
                    <p>{words.city}</p>
                  </Poster>
                </EventColoursScope>
              </li>
            ))}
          </ul>
        </Section>
        <Section title="Art and timetable">
          <KitProgramme words={words} />
        </Section>
        <Section title="Tickets">
          <KitTickets words={words} />
        </Section>
        <KitControls words={words} />
        <Section title="Messages">
          <div className="grid gap-3 lg:grid-cols-2">
            {(['info', 'success', 'warning', 'danger'] as const).map((tone) => (
              <Alert key={tone} tone={tone} title={words.codeTaken}>
                {words.codeTakenBody}
              </Alert>
            ))}
          </div>
          <div className="flex flex-wrap gap-2">
            {(['neutral', 'event', 'info', 'success', 'warning', 'danger'] as const).map((tone) => (
              <Badge key={tone} tone={tone}>
                {words.lastFew}
              </Badge>
            ))}
          </div>
        </Section>
        <Section title="Type and figures">
          <Card className="grid gap-3">
            <p className="font-display text-display font-extrabold tracking-display">{words.title}</p>
            <p className="font-display text-title font-extrabold tracking-display">{words.weekend}</p>
            <p className="text-lead">{words.pitch}</p>
            <p>{words.weekendNote}</p>
            <p className="text-small text-ink-soft">{words.emailHint}</p>
            <p className="flex flex-wrap gap-x-6 gap-y-1">
              <Price amount={{ minor: 17900, currency: 'EUR' }} className="font-bold" />
              <Price amount={{ minor: 19900, currency: 'EUR' }} struck />
              <Price amount={{ minor: 1200, currency: 'JPY' }} />
              <Price amount={{ minor: 0, currency: 'EUR' }} />
              <DateTime at="2026-07-07T16:00:00Z" zone="Africa/Lagos" showZone />
              <DateTimeRange from="2026-07-03T10:00:00Z" to="2026-07-05T22:00:00Z" zone="Europe/Berlin" />
            </p>
          </Card>
        </Section>
        <Section title="Waiting and empty">
          <div className="grid gap-4 lg:grid-cols-2">
            <SkeletonRegion className="grid content-start gap-4">
              <Skeleton className="h-40 w-full" />
              <SkeletonText />
            </SkeletonRegion>
            <EmptyState
              title={words.emptyTitle}
              action={
                <LinkButton>
                  <a href="#wall">{words.buy}</a>
                </LinkButton>
              }
            >
              {words.emptyBody}
            </EmptyState>
          </div>
          <Spinner />
          <LoadMore shown={24} total={80}>
            <a href="#wall">{words.lineUp}</a>
          </LoadMore>
        </Section>
      </div>
      <BottomBar label={words.order} action={<Button size="lg">{words.pay}</Button>}>
        <Price amount={{ minor: 35800, currency: 'EUR' }} className="font-display text-title font-extrabold" />
        <p className="text-small text-ink-soft">{words.weekend}</p>
      </BottomBar>
    </>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-4">
      <h2 className="font-display text-title font-extrabold tracking-display">{title}</h2>
      {children}
    </section>
  )
}
