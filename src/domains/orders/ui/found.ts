import { TRPCError } from '@trpc/server'

/** What a query finds, or null when there is no such thing or it is somebody else's. */
export async function foundOrNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof TRPCError && error.code === 'NOT_FOUND') return null
    throw error
  }
}
