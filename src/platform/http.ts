/** What a function of the API may do beside answering. */
export interface ApiContext {
  /** Keeps the isolate alive until the promise settles; the answer does not wait for it. */
  waitUntil(promise: Promise<unknown>): void
}

/** One part of the API: Web request in, Web response out, nothing of Next. */
export type ApiHandler = (request: Request, context: ApiContext) => Promise<Response>
