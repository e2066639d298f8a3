import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import { CLIENT_TEXTS, type ClientPlace } from './namespaces'
import { textsOf } from './texts-of'

/** Gives the client components inside the texts of their place, and only those. One in a layout or page, around all of it. */
export async function ClientTexts({ place, children }: { place: ClientPlace; children: ReactNode }) {
  return <NextIntlClientProvider messages={textsOf(await getMessages(), CLIENT_TEXTS[place])}>{children}</NextIntlClientProvider>
}
