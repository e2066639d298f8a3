import type { ReactNode } from 'react'
import { ClientTexts } from '@/i18n/client-texts'

export default function OrderLayout({ children }: { children: ReactNode }) {
  return <ClientTexts place="order">{children}</ClientTexts>
}
