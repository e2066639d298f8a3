import { publicProcedure, router } from '@/trpc/init'
import { detailInput, eventDetail, listInput, listResult, nearInput, nearResult } from './contract'
import { getEventBySlug, listEvents, listNearbyEvents } from './queries'

export const eventsRouter = router({
  list: publicProcedure.input(listInput).output(listResult).query(({ ctx, input }) => listEvents(ctx.db, input, ctx.now)),
  /** Around a point, told to the town. */
  near: publicProcedure.input(nearInput).output(nearResult).query(({ ctx, input }) => listNearbyEvents(ctx.db, input, ctx.now)),
  /** Null for a draft and what is not there. */
  bySlug: publicProcedure
    .input(detailInput)
    .output(eventDetail.nullable())
    .query(({ ctx, input }) => getEventBySlug(ctx.db, input.slug, ctx.now)),
})
