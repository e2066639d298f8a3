/** How long a page waits for the shared cache before it does without. */
export const PATIENCE_MS = 1_500

/** The promise's value, or a rejection once `ms` have passed. The work behind it is not stopped. */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
