import type { ReactNode } from 'react'
import { StepUp } from '@/domains/identity/ui/step-up'
import { ClientTexts } from '@/i18n/client-texts'

export default function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <ClientTexts place="account">
      {children}
      <StepUp />
    </ClientTexts>
  )
}
