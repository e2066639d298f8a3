import { sql, type SQL } from 'drizzle-orm'
import { asJson, at } from '@/db/literals'
import type { Id } from '@/lib/ids'
import { newReadableCode, sha256 } from '@/platform/random'
import type { Shell } from '@/platform/shell'
import { RECOVERY_CODE_LENGTH, RECOVERY_CODES, spacedCode } from '../model'

/** How a recovery code is kept: fifty random bits need no slow hash, and the account in it makes equal codes differ. */
export const recoveryCodeHash = (userId: Id<'usr'>, code: string) => sha256(`${userId} ${code}`)

/** Fresh codes: as they are shown, once, and as they are kept. */
export async function newRecoveryCodes(userId: Id<'usr'>): Promise<{ plain: string[]; hashes: string[] }> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => newReadableCode(RECOVERY_CODE_LENGTH))
  return { plain: codes.map(spacedCode), hashes: await Promise.all(codes.map((code) => recoveryCodeHash(userId, code))) }
}

/** CTEs that put these codes in the place of all others of the account that `owner (user_id)` names. */
export function makeRecoveryCodes({ now }: Pick<Shell, 'now'>, hashes: readonly string[], owner: SQL): SQL {
  return sql`old_codes as (
      delete from recovery_codes where user_id in (select user_id from ${owner})
    ), new_codes as (
      insert into recovery_codes (user_id, code_hash, created_at)
      select user_id, code_hash, ${at(now)} from ${owner}, jsonb_array_elements_text(${asJson(hashes)}) as code_hash
    )`
}
