import 'server-only'
import { createHydrationHelpers } from '@trpc/react-query/rsc'
import { headers } from 'next/headers'
import { after } from 'next/server'
import { cache } from 'react'
import { createContext } from './context'
import { createCallerFactory } from './init'
import { createQueryClient } from './query-client'
import { appRouter, type AppRouter } from './root'

const getQueryClient = cache(createQueryClient)

const callerForRequest = createCallerFactory(appRouter)(async () =>
  createContext({ headers: await headers(), waitUntil: (promise) => after(promise) }),
)

/** The API for server components of a page made for one reader. */
export const { trpc } = createHydrationHelpers<AppRouter>(callerForRequest, getQueryClient)

/** The API for pages that are cached for everyone: knows no reader, so a cookie can never leak into the cache. */
export const publicApi = createCallerFactory(appRouter)(() =>
  createContext({ headers: new Headers(), waitUntil: (promise) => after(promise) }),
)
