import type { ReactNode } from 'react'
import { ClientTexts } from '@/i18n/client-texts'

export default function CheckoutLayout({ children }: { children: ReactNode }) {
  return <ClientTexts place="checkout">{children}</ClientTexts>
}
