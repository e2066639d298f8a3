/** What a function of the API may do beside answering. */
export interface ApiContext {
  /** Keeps the isolate alive until the promise settles; the answer does not wait for it. */
  waitUntil(promise: Promise<unknown>): void
}

/** One part of the API: Web request in, Web response out, nothing of Next. */
export type ApiHandler = (request: Request, context: ApiContext) => Promise<Response>

interface RefusalFacts {
  /** Beside the error's name. */
  more?: Readonly<Record<string, string | number>>
  headers?: Readonly<Record<string, string>>
}

/** Why a door has nothing to give, for programs to read. */
export function refusal(status: number, error: string, { more, headers }: RefusalFacts = {}): Response {
  return Response.json({ error, ...more }, { status, headers: { 'cache-control': 'no-store', ...headers } })
}

/** `allow`: the methods that are answered there, as RFC 9110, section 15.5.6, has it said: `GET, HEAD`. */
export const wrongMethod = (allow: string): Response => refusal(405, 'method_not_allowed', { headers: { allow } })
