import type { ReactNode } from 'react'
import { ClientTexts } from '@/i18n/client-texts'

export default function TicketsLayout({ children }: { children: ReactNode }) {
  return <ClientTexts place="tickets">{children}</ClientTexts>
}
