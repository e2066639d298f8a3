import { eventClaim, eventOrDevice, router, signedIn } from '@/trpc/init'
import { scanTicket } from './commands/scan-ticket'
import { gateEventInput, gateEventResult, gateEventsResult, scanInput, scanResult } from './contract'
import { getGateEvent, listGateEvents } from './queries'

export const gateRouter = router({
  events: signedIn.output(gateEventsResult).query(({ ctx }) => listGateEvents(ctx.db, ctx.session.userId, ctx.now)),
  event: eventOrDevice('gate.view')
    .input(gateEventInput)
    .output(gateEventResult)
    .query(({ ctx }) => getGateEvent(ctx.db, ctx.scope)),
  scan: eventClaim('gate.scan')
    .input(scanInput)
    .output(scanResult)
    .mutation(({ ctx, input }) => scanTicket(ctx, ctx.claim, input)),
})
