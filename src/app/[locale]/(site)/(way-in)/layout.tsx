import type { ReactNode } from 'react'
import { ClientTexts } from '@/i18n/client-texts'

export default function WayInLayout({ children }: { children: ReactNode }) {
  return <ClientTexts place="wayIn">{children}</ClientTexts>
}
