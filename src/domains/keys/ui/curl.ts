/** A call to try a key with; `origin` is where the site is. */
export function curlExample(origin: string, path: string): string {
  return `curl -H "Authorization: Bearer $FAIRGROUND_KEY" \\\n  ${origin}/api/v1${path}`
}
