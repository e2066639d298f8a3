import { DomainError, postgresError } from '@/lib/errors'
import type { OrganisationError } from '../contract'

/** Runs a change of members; that an organisation keeps an owner is held by Postgres. Throws `organisations.last_owner`. */
export async function keepsAnOwner<T>(change: Promise<T>): Promise<T> {
  try {
    return await change
  } catch (error) {
    if (postgresError(error)?.constraint !== 'organisation_keeps_an_owner') throw error
    throw new DomainError<OrganisationError>('organisations.last_owner', 'conflict')
  }
}
