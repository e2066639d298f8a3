import { render, toPlainText } from '@react-email/render'
import type { ReactElement } from 'react'

/** A mail in both its forms. Heavy: for job routes only, never for a page. */
export async function renderMail(mail: ReactElement): Promise<{ html: string; text: string }> {
  const html = await render(mail)
  return { html, text: toPlainText(html) }
}
