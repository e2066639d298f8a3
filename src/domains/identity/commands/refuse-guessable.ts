import { DomainError } from '@/lib/errors'
import { isGuessable } from '@/platform/common-passwords'
import type { IdentityError } from '../contract'

/** Throws `identity.password_guessable` for a password that would be among the first to be tried (NIST SP 800-63B, 5.1.1.2). */
export async function refuseGuessable(password: string, about: readonly string[]): Promise<void> {
  if (await isGuessable(password, about)) throw new DomainError<IdentityError>('identity.password_guessable', 'invalid')
}
