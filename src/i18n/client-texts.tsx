import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Messages } from './messages'
import { CLIENT_NAMESPACES } from './namespaces'

/** Gives the client components inside the texts of their place, and only those. */
export async function ClientTexts({ place, children }: { place: keyof typeof CLIENT_NAMESPACES; children: ReactNode }) {
  const messages = await getMessages()
  const texts: Partial<Messages> = Object.fromEntries(CLIENT_NAMESPACES[place].map((name) => [name, messages[name]]))
  return <NextIntlClientProvider messages={texts}>{children}</NextIntlClientProvider>
}
