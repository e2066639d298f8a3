'use client'

import { QueryClientProvider } from '@tanstack/react-query'
import { httpBatchLink, httpLink, splitLink, TRPCClientError, type TRPCLink } from '@trpc/client'
import { createTRPCReact } from '@trpc/react-query'
import { observable, type Unsubscribable } from '@trpc/server/observable'
import { createContext, type ReactNode, use, useEffect, useState } from 'react'
import superjson from 'superjson'
import type { ErrorBody } from './errors'
import { createQueryClient } from './query-client'
import type { AppRouter } from './root'

export const trpc = createTRPCReact<AppRouter>()

/** Asks whoever sits there to show their second factor; answers whether they did. */
type AskForSecondFactor = () => Promise<boolean>

/** Between the writes that are refused for want of a second factor and the one place that can ask for it. */
class SecondFactorRequests {
  #ask: AskForSecondFactor | null = null

  /** Answers how to stop. */
  askWith(ask: AskForSecondFactor): () => void {
    this.#ask = ask
    return () => {
      this.#ask = null
    }
  }

  async isShown(): Promise<boolean> {
    return this.#ask !== null && this.#ask()
  }
}

const SecondFactorContext = createContext(new SecondFactorRequests())

/** Puts `ask` between a write that takes a second factor and its refusal. For `StepUp` alone. */
export function useSecondFactorRequests(ask: AskForSecondFactor): void {
  const requests = use(SecondFactorContext)
  useEffect(() => requests.askWith(ask), [requests, ask])
}

/** Sends a write once more when it was refused for want of a second factor that has been shown since. */
function stepUpLink(requests: SecondFactorRequests): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        let current: Unsubscribable | null = null
        const send = (isFirst: boolean) => {
          current = next(op).subscribe({
            next: (value) => observer.next(value),
            complete: () => observer.complete(),
            error: (error) => void (isFirst && wantsSecondFactor(error) ? sendAgain(error) : observer.error(error)),
          })
        }
        const sendAgain = async (error: TRPCClientError<AppRouter>) => ((await requests.isShown()) ? send(false) : observer.error(error))
        send(true)
        return () => current?.unsubscribe()
      })
}

function wantsSecondFactor(error: unknown): boolean {
  const failure = failureOf(error)
  return failure.type === 'rule' && failure.code === 'identity.second_factor_needed'
}

/** Gives the pages below the API. Reads are joined into one request; writes go alone, so that one never waits for another. */
export function TrpcProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(createQueryClient)
  const [secondFactorRequests] = useState(() => new SecondFactorRequests())
  const [client] = useState(() =>
    trpc.createClient({
      links: [
        splitLink({
          condition: (operation) => operation.type === 'mutation',
          true: [stepUpLink(secondFactorRequests), httpLink({ url: '/api/trpc', transformer: superjson })],
          false: httpBatchLink({ url: '/api/trpc', transformer: superjson, maxItems: 10 }),
        }),
      ],
    }),
  )
  return (
    <trpc.Provider client={client} queryClient={queryClient}>
      <QueryClientProvider client={queryClient}>
        <SecondFactorContext value={secondFactorRequests}>{children}</SecondFactorContext>
      </QueryClientProvider>
    </trpc.Provider>
  )
}

/** What went wrong, for a translated text; `offline` when the request never got an answer. */
export function failureOf(error: unknown): ErrorBody | { type: 'offline' } {
  if (error instanceof TRPCClientError && hasBody(error.data)) return error.data.body
  return { type: 'offline' }
}

function hasBody(data: unknown): data is { body: ErrorBody } {
  return typeof data === 'object' && data !== null && 'body' in data
}
