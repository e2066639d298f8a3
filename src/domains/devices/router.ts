import { event, orgEvents, publicProcedure, router } from '@/trpc/init'
import { createDevice } from './commands/create-device'
import { pairDevice } from './commands/pair-device'
import { renewPairing } from './commands/renew-pairing'
import { revokeDevice } from './commands/revoke-device'
import {
  createDeviceInput, createDeviceResult, devicesResult, oneDeviceInput, pairDeviceInput, pairDeviceResult, renewPairingResult, revokeDeviceResult,
  thisDeviceResult,
} from './contract'
import { listDevices, thisDevice } from './queries'

export const devicesRouter = router({
  list: orgEvents('devices.view')
    .output(devicesResult)
    .query(({ ctx }) => listDevices(ctx.db, ctx.scope, ctx.now)),
  create: event('devices.manage')
    .input(createDeviceInput)
    .output(createDeviceResult)
    .mutation(({ ctx, input }) => createDevice(ctx, ctx.scope, input)),
  renew: event('devices.manage')
    .input(oneDeviceInput)
    .output(renewPairingResult)
    .mutation(({ ctx, input }) => renewPairing(ctx, ctx.scope, input.deviceId)),
  revoke: event('devices.manage')
    .input(oneDeviceInput)
    .output(revokeDeviceResult)
    .mutation(({ ctx, input }) => revokeDevice(ctx, ctx.scope, input.deviceId)),
  pair: publicProcedure
    .input(pairDeviceInput)
    .output(pairDeviceResult)
    .mutation(async ({ ctx, input }) => ctx.becomeDevice(await pairDevice(ctx, input))),
  this: publicProcedure.output(thisDeviceResult).query(({ ctx }) => thisDevice(ctx.db, ctx.device, ctx.now)),
})
