import { EVENTS_TAG, eventTag } from '@/domains/events/contract'
import type { Id } from '@/lib/ids'
import { invalidateTagsInTurn } from '@/platform/cache/invalidate'
import { log } from '@/platform/log'
import type { Shell } from '@/platform/shell'

/**
 * After the commit: cached pages of events whose tickets ran out, or are there again, are made anew. Nobody waits for it, and a
 * sale that changes only numbers does not ask for it. Where the last ticket comes and goes, pages are made anew once in ten seconds.
 * Should Redis not hear it, pages grow old and are made anew by themselves.
 */
export function refreshPages({ redis, waitUntil }: Pick<Shell, 'redis' | 'waitUntil'>, turned: readonly Id<'evt'>[]): void {
  if (turned.length === 0) return
  waitUntil(invalidateTagsInTurn([...turned.map(eventTag), EVENTS_TAG], { redis }).catch(() => log('warn', 'pages.not_refreshed', {})))
}
