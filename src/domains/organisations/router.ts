import { router, signedIn } from '@/trpc/init'
import { myOrganisationsResult } from './contract'
import { listMine } from './queries'

export const organisationsRouter = router({
  mine: signedIn.output(myOrganisationsResult).query(({ ctx }) => listMine(ctx.db, ctx.session, ctx.now)),
})
