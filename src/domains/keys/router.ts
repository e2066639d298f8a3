import { org, router } from '@/trpc/init'
import { createKey } from './commands/create-key'
import { revokeKey } from './commands/revoke-key'
import { rotateKey } from './commands/rotate-key'
import { createKeyInput, createKeyResult, keysResult, revokeKeyInput, revokeKeyResult, rotateKeyInput, rotateKeyResult } from './contract'
import { listKeys } from './queries'

export const keysRouter = router({
  list: org('keys.view')
    .output(keysResult)
    .query(({ ctx }) => listKeys(ctx.db, ctx.scope, ctx.now)),
  create: org('keys.manage')
    .input(createKeyInput)
    .output(createKeyResult)
    .mutation(({ ctx, input }) => createKey(ctx, ctx.scope, input)),
  rotate: org('keys.manage')
    .input(rotateKeyInput)
    .output(rotateKeyResult)
    .mutation(({ ctx, input }) => rotateKey(ctx, ctx.scope, input)),
  revoke: org('keys.manage')
    .input(revokeKeyInput)
    .output(revokeKeyResult)
    .mutation(({ ctx, input }) => revokeKey(ctx, ctx.scope, input.keyId)),
})
