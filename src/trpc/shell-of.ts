import { v7 } from 'uuid'
import type { ApiContext } from '@/platform/http'
import { services, type Shell } from '@/platform/shell'

/** The shell of a request: the isolate's services, the time, and where it comes from. */
export function shellOf({ headers }: { headers: Headers }, { waitUntil }: ApiContext): Shell {
  return {
    ...services(),
    now: new Date(),
    requestId: (headers.get('x-request-id') ?? headers.get('upstash-message-id'))?.slice(0, 64) ?? v7(),
    ip: headers.get('cf-connecting-ip') ?? headers.get('x-forwarded-for')?.split(',')[0]?.trim() ?? null,
    waitUntil,
  }
}
