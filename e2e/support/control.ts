import type { StackFacts } from './stack.ts'

async function post(url: string, body: unknown = {}): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
  return response.json()
}

/** Steers the local vendors. They are shared by all tests of a run: only what cannot disturb others is here. */
export class Control {
  constructor(readonly urls: StackFacts['urls']) {}

  /** Has a scheduled job run now; what it does is for the caller to wait for. */
  async runJob(name: string): Promise<void> {
    await post(`${this.urls.qstash}/__control/schedules/${name}/run`)
  }
}
