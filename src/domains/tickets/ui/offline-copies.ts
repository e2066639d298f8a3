import type { Locale } from '@/lib/translated'

/** Of `public/tickets-worker.js`. */
const WORKER = '/tickets-worker.js'
const ANSWER_MS = 15_000

export interface OfflineCopy {
  /** Whole, as the browser keeps it. */
  url: string
  name: string
  detail: string
  /** Unix ms. */
  savedAt: number
}

/** The worker may be of an older version than the page. Checked by hand: it comes with every page, and zod would too. */
function isCopy(copy: unknown): copy is OfflineCopy {
  if (!(copy instanceof Object && 'url' in copy && 'name' in copy && 'detail' in copy && 'savedAt' in copy)) return false
  const { url, name, detail, savedAt } = copy
  return typeof url === 'string' && URL.canParse(url) && typeof name === 'string' && typeof detail === 'string' && typeof savedAt === 'number'
}

/** A page to keep, and what it is called in the list of those that were kept. */
export interface PageToKeep {
  /** From the root, language included. */
  path: string
  name: string
  detail: string
}

/** Keeps pages on the device. Answers when the copy of the first was made, in ms; null where the browser cannot keep it. */
export async function keepPages(wanted: readonly PageToKeep[]): Promise<number | null> {
  const pages = wanted.map(({ path, name, detail }) => ({ url: new URL(path, window.location.origin).href, name, detail }))
  const keptAt = await askWorker({ type: 'keep', pages })
  return typeof keptAt === 'number' ? keptAt : null
}

/** The pages that are kept on this device, the latest first. */
export async function keptPages(): Promise<OfflineCopy[]> {
  const copies = await askWorker({ type: 'list' })
  return Array.isArray(copies) && copies.every(isCopy) ? copies : []
}

/** Keeps the page that is shown when another does not come, in the reader's language. */
export async function prepareOffline(locale: Locale): Promise<void> {
  await askWorker({ type: 'prepare', locale })
}

type Message = { type: 'keep'; pages: readonly object[] } | { type: 'list' } | { type: 'prepare'; locale: Locale }

async function askWorker(message: Message): Promise<unknown> {
  if (!('serviceWorker' in navigator)) return null
  try {
    await navigator.serviceWorker.register(WORKER)
    // A browser that is told to take no workers may accept one and then have none.
    if (!(await navigator.serviceWorker.getRegistration())) return null
    const { active } = await navigator.serviceWorker.ready
    if (!active) return null
    const { port1, port2 } = new MessageChannel()
    return await new Promise((resolve) => {
      const timer = setTimeout(() => resolve(null), ANSWER_MS)
      port1.addEventListener('message', ({ data }) => {
        clearTimeout(timer)
        resolve(data)
      })
      port1.start()
      active.postMessage(message, [port2])
    })
  } catch {
    // A private window, or a browser without room: the page works, it is only not kept.
    return null
  }
}
