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

/** Of a stream that does not end: its first event, whose id is the time. */
export async function seeFirstEvent(response: Response): Promise<Seen> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (!text.includes('data:') || !text.endsWith('\n\n')) {
    const part = await reader?.read()
    if (!part?.value) break
    text += part.value
  }
  await reader?.cancel()
  const body = text.replace(/retry: \d+/, 'retry: <ms>').replace(/id: \d+/, 'id: <number>')
  const { status, headers } = response
  return { status, type: headers.get('content-type'), cache: headers.get('cache-control'), allow: headers.get('allow'), body }
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
