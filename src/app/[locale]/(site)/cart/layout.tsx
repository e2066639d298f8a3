import type { ReactNode } from 'react'
import { ClientTexts } from '@/i18n/client-texts'

export default function CartLayout({ children }: { children: ReactNode }) {
  return <ClientTexts place="cart">{children}</ClientTexts>
}
