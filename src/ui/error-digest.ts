/** The number under which the server logged an error, as Next hands it to error pages; null for one of the browser's. */
export function errorDigest(error: unknown): string | null {
  return error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : null
}
