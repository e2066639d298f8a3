import { newId, type Id } from '../../src/lib/ids.ts'
import { hashPassword } from '../../src/platform/passwords.ts'
import { addOrganisation, type World } from './build.ts'
import type { Buyer } from './sales.ts'

/** The one password of all demo accounts. */
export const DEMO_PASSWORD = 'carousel at midnight'

const BUYER = 'buyer@fairground.example'
const ADMIN = 'admin@fairground.example'

/** What to sign in with, and why. Nobody has a second factor yet: what asks for one helps to set it up. */
export const DEMO_ACCOUNTS = [
  { email: BUYER, name: 'Noa Lindqvist', role: null, is: 'a buyer with orders and tickets' },
  { email: 'owner@fairground.example', name: 'Amara Okonkwo', role: 'owner', is: 'owner of every organisation' },
  { email: 'manager@fairground.example', name: 'Teo Marchetti', role: 'manager', is: 'manager of every organisation' },
  { email: 'staff@fairground.example', name: 'Jun Watanabe', role: 'staff', is: 'staff' },
  { email: 'cashier@fairground.example', name: 'Rosa Delgado', role: 'cashier', is: 'cashier: may not scan' },
  { email: 'gate@fairground.example', name: 'Viktor Haas', role: 'security', is: 'security: may scan at every gate' },
  { email: ADMIN, name: 'Lena Sørby', role: null, is: 'runs the installation: /en/desk/platform, and nobody’s member' },
] as const

export interface Organisations {
  saltlight: Id<'org'>
  kanalwerk: Id<'org'>
  joystick: Id<'org'>
  tidelines: Id<'org'>
}

/** Four organisers with members of every role, and somebody who buys. */
export async function addPeople(world: World): Promise<{ organisations: Organisations; buyer: Buyer }> {
  const { rows, now } = world
  const organisations = {
    saltlight: addOrganisation(world, {
      slug: 'saltlight', name: 'Saltlight Collective', country: 'ES', supportEmail: 'hola@saltlight.example', colors: ['#0a2a6b', '#ffb648'], platformFeeBps: 350,
    }),
    kanalwerk: addOrganisation(world, {
      slug: 'kanalwerk', name: 'Kanalwerk', country: 'DE', supportEmail: 'hallo@kanalwerk.example', colors: ['#7a1f2b', '#ffd9a0'], platformFeeBps: 400,
    }),
    joystick: addOrganisation(world, {
      slug: 'joystick-arena', name: 'Joystick Arena', country: 'NG', supportEmail: 'play@joystick.example', colors: ['#14532d', '#c6ff4f'], platformFeeBps: 250,
    }),
    tidelines: addOrganisation(world, {
      slug: 'open-tidelines', name: 'Open Tidelines', country: 'CH', supportEmail: 'desk@tidelines.example', colors: ['#3b0a45', '#ff7ab8'], platformFeeBps: 300,
    }),
  }
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const users = DEMO_ACCOUNTS.map(({ email, name, role }) => ({ id: newId('usr'), email, name, role }))
  for (const { id, email, name, role } of users) {
    rows.users.push({ id, email, name, passwordHash, status: 'active', emailVerifiedAt: now, isAdmin: email === ADMIN })
    if (!role) continue
    for (const orgId of Object.values(organisations)) rows.members.push({ id: newId('mem'), orgId, userId: id, role })
  }
  const buyer = users.find(({ email }) => email === BUYER)
  return { organisations, buyer: { name: buyer?.name ?? '', email: buyer?.email ?? '', userId: buyer?.id ?? null } }
}
