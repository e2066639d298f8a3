'use client'

import { QueryClientProvider } from '@tanstack/react-query'
import { httpBatchLink, httpLink, splitLink, TRPCClientError } from '@trpc/client'
import { createTRPCReact } from '@trpc/react-query'
import { useState, type ReactNode } from 'react'
import superjson from 'superjson'
import type { ErrorBody } from './errors'
import { createQueryClient } from './query-client'
import type { AppRouter } from './root'

export const trpc = createTRPCReact<AppRouter>()

/** Gives the pages below the API. Reads are joined into one request; writes go alone, so that one never waits for another. */
export function TrpcProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(createQueryClient)
  const [client] = useState(() =>
    trpc.createClient({
      links: [
        splitLink({
          condition: (operation) => operation.type === 'mutation',
          true: httpLink({ url: '/api/trpc', transformer: superjson }),
          false: httpBatchLink({ url: '/api/trpc', transformer: superjson, maxItems: 10 }),
        }),
      ],
    }),
  )
  return (
    <trpc.Provider client={client} queryClient={queryClient}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
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
