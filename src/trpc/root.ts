import { lazy, type inferRouterInputs } from '@trpc/server'
import { publicProcedure, router } from './init'

export const appRouter = router({
  /** Nothing at all, for measuring what the road itself costs. */
  ping: publicProcedure.query(() => 'pong' as const),
  inventory: lazy(() => import('@/domains/inventory/router').then((module) => module.inventoryRouter)),
  orders: lazy(() => import('@/domains/orders/router').then((module) => module.ordersRouter)),
  payments: lazy(() => import('@/domains/payments/router').then((module) => module.paymentsRouter)),
  tickets: lazy(() => import('@/domains/tickets/router').then((module) => module.ticketsRouter)),
  gate: lazy(() => import('@/domains/gate/router').then((module) => module.gateRouter)),
  organisations: lazy(() => import('@/domains/organisations/router').then((module) => module.organisationsRouter)),
  events: lazy(() => import('@/domains/events/router').then((module) => module.eventsRouter)),
  audit: lazy(() => import('@/domains/audit/router').then((module) => module.auditRouter)),
  devices: lazy(() => import('@/domains/devices/router').then((module) => module.devicesRouter)),
  keys: lazy(() => import('@/domains/keys/router').then((module) => module.keysRouter)),
  identity: lazy(() => import('@/domains/identity/router').then((module) => module.identityRouter)),
})

export type AppRouter = typeof appRouter

type Inputs = inferRouterInputs<AppRouter>
/** `ping`, `orders.place` */
export type ProcedureName = { [D in keyof Inputs & string]: Inputs[D] extends object ? `${D}.${keyof Inputs[D] & string}` : D }[keyof Inputs & string]
