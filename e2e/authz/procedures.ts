import { appRouter } from '@/trpc/root'

export interface Procedure {
  /** `orders.place` */
  name: string
  type: 'query' | 'mutation'
}

/** Every procedure of the API, those of lazy routers too. */
export async function allProcedures(): Promise<Procedure[]> {
  const { procedures, lazy } = appRouter._def
  const found = Object.entries(procedures).map(([name, procedure]) => ({ name, type: typeOf(procedure) }))
  for (const [prefix, { ref }] of Object.entries(lazy)) {
    for (const [name, procedure] of Object.entries((await ref())._def.procedures)) {
      found.push({ name: `${prefix}.${name}`, type: typeOf(procedure) })
    }
  }
  return found.toSorted((one, two) => one.name.localeCompare(two.name))
}

function typeOf(procedure: unknown): Procedure['type'] {
  const type = typeof procedure === 'function' && '_def' in procedure ? Reflect.get(Object(procedure._def), 'type') : undefined
  if (type === 'query' || type === 'mutation') return type
  throw new Error(`The suite cannot call a ${String(type)}`)
}
