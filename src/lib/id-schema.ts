import { z } from 'zod'
import { ID_PREFIXES, isId, type Id, type IdPrefix } from './ids'

/** The zod schema that parses an id at the border. Apart from `ids.ts`, so that a page's script makes ids without zod. */
export function idSchema<P extends IdPrefix>(prefix: P) {
  return z.custom<Id<P>>((value) => typeof value === 'string' && isId(prefix, value), {
    error: 'id_malformed',
  }).meta({ type: 'string', pattern: `^${prefix}_[0-9a-f]{32}$`, description: `Id of the ${ID_PREFIXES[prefix]}.` })
}
