import { eq } from 'drizzle-orm'
import { events } from '@/db/schema/events'
import { organisationDeleted, profileChanged } from '@/domains/organisations/events'
import type { Id } from '@/lib/ids'
import { invalidateTags } from '@/platform/cache/invalidate'
import { onNews, type NewsHandler } from '@/platform/outbox'
import type { Shell } from '@/platform/shell'
import { EVENTS_TAG, eventTag } from './contract'
import { eventsAdvanced } from './events'

/** Pages say what phase an event is in, and stand in the order of the next dates. */
const renewsAdvanced = onNews(eventsAdvanced, 'events.renews_advanced', (shell, { eventIds }) =>
  invalidateTags([EVENTS_TAG, ...eventIds.map(eventTag)], shell),
)

async function renewPagesOf(shell: Shell, orgId: Id<'org'>): Promise<void> {
  const rows = await shell.db.select({ id: events.id }).from(events).where(eq(events.orgId, orgId))
  if (rows.length > 0) await invalidateTags([EVENTS_TAG, ...rows.map(({ id }) => eventTag(id))], shell)
}

/** Pages of events name their organiser. */
const renewsPages = onNews(profileChanged, 'events.renews_pages', (shell, { orgId }) => renewPagesOf(shell, orgId))

/** What a deleted organiser had on sale is cancelled. */
const renewsCancelled = onNews(organisationDeleted, 'events.renews_cancelled', (shell, { orgId }) => renewPagesOf(shell, orgId))

export const eventHandlers: NewsHandler[] = [renewsAdvanced, renewsPages, renewsCancelled]
