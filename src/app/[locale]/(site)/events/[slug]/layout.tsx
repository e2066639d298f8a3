import type { ReactNode } from 'react'
import { ClientTexts } from '@/i18n/client-texts'

export default function EventLayout({ children }: { children: ReactNode }) {
  return <ClientTexts place="event">{children}</ClientTexts>
}
