import { org, router } from '@/trpc/init'
import { auditInput, auditResult } from './contract'
import { listAudit } from './queries'

export const auditRouter = router({
  list: org('audit.view')
    .input(auditInput)
    .output(auditResult)
    .query(({ ctx, input }) => listAudit(ctx, ctx.scope, input)),
})
