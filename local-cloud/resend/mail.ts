import { z } from 'zod'

const attachmentSchema = z.object({
  filename: z.string(),
  contentType: z.string(),
  /** What `cid:` in the HTML refers to; null when it is not shown inline. */
  contentId: z.string().nullable(),
  sizeBytes: z.number().int().nonnegative(),
})

const tagSchema = z.object({ name: z.string(), value: z.string() })

/** A mail as it is kept; the attachments' bytes lie beside it in files. */
export const mailSchema = z.object({
  id: z.string(),
  from: z.string(),
  to: z.array(z.string()),
  cc: z.array(z.string()),
  bcc: z.array(z.string()),
  replyTo: z.array(z.string()),
  subject: z.string(),
  html: z.string().nullable(),
  text: z.string().nullable(),
  headers: z.record(z.string(), z.string()),
  tags: z.array(tagSchema),
  attachments: z.array(attachmentSchema),
  createdAt: z.number(),
  scheduledAt: z.string().nullable(),
})

export type Mail = z.infer<typeof mailSchema>
export type Attachment = z.infer<typeof attachmentSchema>

/** What a request asks to be sent. */
export interface Draft {
  mail: Omit<Mail, 'id' | 'createdAt'>
  /** In the order of `mail.attachments`. */
  contents: Buffer[]
}

/** Every address the mail goes to, without names, in lower case. */
export function recipients({ to, cc, bcc }: Pick<Mail, 'to' | 'cc' | 'bcc'>): string[] {
  return [...to, ...cc, ...bcc].map(bareAddress)
}

/** `Ada <Ada@Example.com>` is `ada@example.com`. */
export function bareAddress(address: string): string {
  return (/<([^<>]+)>\s*$/.exec(address)?.[1] ?? address).trim().toLowerCase()
}

/** Where the mail's HTML leads, in its order, each once. */
export function linksOf({ html }: Pick<Mail, 'html'>): string[] {
  const found = [...(html ?? '').matchAll(/<a\s[^>]*?href=["']([^"']+)["']/gi)].map(([, href = '']) => href.replaceAll('&amp;', '&'))
  return [...new Set(found)]
}
