import { z } from 'zod'
import { assert } from '@/lib/assert'
import { until } from './until.ts'

const mailSchema = z.object({
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  links: z.array(z.string()),
  attachments: z.array(z.object({ filename: z.string(), contentType: z.string(), url: z.string() })),
})

export type Mail = z.infer<typeof mailSchema>

/** The local mailbox. */
export class Inbox {
  constructor(readonly url: string) {}

  /** What was sent to an address, newest first. */
  async to(address: string): Promise<Mail[]> {
    const response = await fetch(`${this.url}/inbox.json?to=${encodeURIComponent(address)}`)
    return z.object({ emails: z.array(mailSchema) }).parse(await response.json()).emails
  }

  /** The newest mail to an address with a link whose path matches; waits for it. */
  async mailWithLink(address: string, path: RegExp): Promise<{ mail: Mail; link: string }> {
    return until(async () => {
      for (const mail of await this.to(address)) {
        const link = mail.links.find((each) => path.test(new URL(each).pathname))
        if (link) return { mail, link }
      }
      return null
    }, `a mail to ${address} with a link to ${path}`)
  }

  /** The bytes of a mail's only attachment of that type. */
  async attachment(mail: Mail, contentType: string): Promise<Uint8Array> {
    const found = mail.attachments.find((each) => each.contentType.startsWith(contentType))
    assert(found, `the mail "${mail.subject}" has an attachment of type ${contentType}`)
    return new Uint8Array(await (await fetch(this.url + found.url)).arrayBuffer())
  }
}
