import { Resend } from 'resend'

export interface MailSettings {
  RESEND_API_KEY: string
  RESEND_BASE_URL?: string | undefined
  MAIL_FROM: string
}

export interface Mail {
  to: string
  subject: string
  html: string
  text: string
  /** The vendor sends one mail per key and day. */
  idempotencyKey: string
  attachments?: readonly { filename: string; contentType: string; content: Uint8Array; contentId?: string }[]
}

export interface Mailer {
  /** Sends one mail and answers the vendor's id. Throws when the vendor did not take it: the job is tried again. */
  send(mail: Mail): Promise<string>
}

export function createMailer({ RESEND_API_KEY, RESEND_BASE_URL, MAIL_FROM }: MailSettings): Mailer {
  const resend = new Resend(RESEND_API_KEY, RESEND_BASE_URL ? { baseUrl: RESEND_BASE_URL } : {})
  return {
    async send({ to, subject, html, text, idempotencyKey, attachments = [] }) {
      const { data, error } = await resend.emails.send(
        {
          from: MAIL_FROM,
          to,
          subject,
          html,
          text,
          attachments: attachments.map(({ filename, contentType, content, contentId }) => ({
            filename,
            contentType,
            content: base64(content),
            ...(contentId && { contentId }),
          })),
        },
        { idempotencyKey },
      )
      if (error) throw new Error(`Mail was not taken: ${error.name}`)
      return data.id
    },
  }
}

function base64(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(binary)
}
