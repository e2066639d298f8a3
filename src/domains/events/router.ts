import { orgEvents, orgOrKey, publicProcedure, router } from '@/trpc/init'
import {
  deskEventsResult, detailInput, eventDetail, listInput, listResult, nearInput, nearResult, orgEventDetail, orgEventInput, orgEventsInput,
  orgEventsResult,
} from './contract'
import { getEventBySlug, listEvents, listNearbyEvents } from './queries'
import { loadFacets } from './queries/facets'
import { listDeskEvents } from './queries/desk-events'
import { getOrgEvent, listOrgEvents } from './queries/org-events'

export const eventsRouter = router({
  list: publicProcedure.input(listInput).output(listResult).query(async ({ ctx, input }) => {
    const [page, facets] = await Promise.all([listEvents(ctx.db, input, ctx.now), loadFacets(ctx)])
    return { ...page, facets }
  }),
  /** Around a point, told to the town. */
  near: publicProcedure.input(nearInput).output(nearResult).query(({ ctx, input }) => listNearbyEvents(ctx.db, input, ctx.now)),
  /** Null for a draft and what is not there. */
  bySlug: publicProcedure
    .input(detailInput)
    .output(eventDetail.nullable())
    .query(({ ctx, input }) => getEventBySlug(ctx.db, input.slug, ctx.now)),
  /** An organisation's own, for who works there and for its programs. */
  orgList: orgOrKey('events.view').input(orgEventsInput).output(orgEventsResult).query(({ ctx, input }) => listOrgEvents(ctx, ctx.scope, input)),
  orgGet: orgOrKey('events.view').input(orgEventInput).output(orgEventDetail).query(({ ctx, input }) => getOrgEvent(ctx, ctx.scope, input.eventId)),
  /** The same at a glance, with what is sold: the first page of the desk. */
  ofOrganisation: orgEvents('events.view').output(deskEventsResult).query(({ ctx }) => listDeskEvents(ctx.db, ctx.scope, ctx.now)),
})
