import { v7 } from 'uuid'
import type { ApiContext } from '@/platform/http'
import { services, type Shell } from '@/platform/shell'

/** The shell for a request that is nobody's: a vendor's message, a job. */
export function shellOf(request: Request, { waitUntil }: ApiContext): Shell {
  return {
    ...services(),
    now: new Date(),
    requestId: request.headers.get('upstash-message-id') ?? v7(),
    ip: request.headers.get('cf-connecting-ip'),
    waitUntil,
  }
}
