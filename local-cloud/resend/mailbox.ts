import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import type { Collection, Journal } from '../qstash/journal.ts'
import { bareAddress, mailSchema, recipients, type Draft, type Mail } from './mail.ts'

const KEPT_MAILS = 2_000
/** Texts in memory and attachments on disk together. */
const KEPT_BYTES = 256 * 1024 * 1024

/** The mail that was sent, newest last, bounded in number and size: the oldest makes room. */
export class Mailbox {
  readonly #mails: Collection<Mail>
  #bytes = 0

  private constructor(
    journal: Journal,
    readonly attachmentsDir: string,
    readonly clock: Clock,
  ) {
    this.#mails = journal.collection('mail', mailSchema)
    for (const mail of this.#mails.values()) this.#bytes += weight(mail)
  }

  static async open(journal: Journal, dataDir: string, clock: Clock): Promise<Mailbox> {
    const attachmentsDir = join(dataDir, 'attachments')
    await mkdir(attachmentsDir, { recursive: true })
    return new Mailbox(journal, attachmentsDir, clock)
  }

  get size(): number {
    return this.#mails.size
  }

  /** Keeps a mail; its attachments can be read when this resolves. */
  async keep({ mail, contents }: Draft): Promise<Mail> {
    const kept = { ...mail, id: randomUUID(), createdAt: this.clock.now().getTime() }
    await Promise.all(contents.map((bytes, index) => writeFile(this.#file(kept.id, index), bytes)))
    this.#mails.put(kept.id, kept)
    this.#bytes += weight(kept)
    while (this.#mails.size > KEPT_MAILS || (this.#bytes > KEPT_BYTES && this.#mails.size > 1)) {
      const [oldest] = this.#mails.items.values()
      if (oldest) await this.#drop(oldest)
    }
    return kept
  }

  get(id: string): Mail | undefined {
    return this.#mails.get(id)
  }

  /** The bytes of an attachment, null when there is none of that index. */
  async content(mail: Mail, index: number): Promise<Buffer | null> {
    return mail.attachments[index] ? readFile(this.#file(mail.id, index)) : null
  }

  /** Newest first: to exactly that address, since that instant (included). */
  find(query: { to?: string | undefined; sinceMs?: number | undefined; limit: number }): Mail[] {
    const to = query.to === undefined ? null : bareAddress(query.to)
    return this.#newest(({ createdAt }) => createdAt >= (query.sinceMs ?? -Infinity))
      .filter((mail) => to === null || recipients(mail).includes(to))
      .slice(0, query.limit)
  }

  /** Newest first: whose addresses or subject hold the text. */
  search(text: string): Mail[] {
    const wanted = text.trim().toLowerCase()
    return this.#newest((mail) =>
      [mail.from, mail.subject, ...mail.to, ...mail.cc, ...mail.bcc].some((field) => field.toLowerCase().includes(wanted)),
    )
  }

  /** Empties the mailbox; how many there were. */
  async clear(): Promise<number> {
    const all = this.#mails.values()
    await Promise.all(all.map((mail) => this.#drop(mail)))
    return all.length
  }

  #newest(keep: (mail: Mail) => boolean): Mail[] {
    return this.#mails.values().filter(keep).toReversed()
  }

  async #drop(mail: Mail): Promise<void> {
    if (!this.#mails.delete(mail.id)) return
    this.#bytes -= weight(mail)
    await Promise.all(mail.attachments.map((_, index) => rm(this.#file(mail.id, index), { force: true })))
  }

  #file(id: string, index: number): string {
    return join(this.attachmentsDir, `${id}-${index}`)
  }
}

function weight({ html, text, attachments }: Mail): number {
  return (html?.length ?? 0) + (text?.length ?? 0) + attachments.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
}
