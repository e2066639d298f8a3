/** What a caller gets to see of an answer. */
export interface Seen {
  status: number
  type: string | null
  cache: string | null
  allow: string | null
  body: unknown
}

export async function see(response: Response): Promise<Seen> {
  const text = await response.text()
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    cache: response.headers.get('cache-control'),
    allow: response.headers.get('allow'),
    body: parsed(text),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const DIFFERENT_EACH_TIME: readonly [RegExp, string][] = [
  [/http:\/\/127\.0\.0\.1:\d+/g, '<address>'],
  [/\/pay\/cs_\w+/g, '/pay/<session>'],
  [/[a-z]{3}_[0-9a-f]{32}/g, '<id>'],
  [/evt-[0-9a-f]{32}/g, '<slug>'],
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<uuid>'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '<instant>'],
  [/FG-[A-Z0-9]{8}/g, '<number>'],
  [/(Lantern|فانوس) [0-9a-f]{10}/g, '$1 <name>'],
  [/"csrfToken":"[0-9a-f]{64}"/g, '"csrfToken":"<token>"'],
]

/** The same for both doors but for what is different each time by nature. */
export function comparable(seen: readonly Seen[]): unknown {
  return JSON.parse(DIFFERENT_EACH_TIME.reduce((text, [pattern, name]) => text.replaceAll(pattern, name), JSON.stringify(seen)))
}
