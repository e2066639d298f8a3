import type { ReactNode } from 'react'
import { StepUp } from '@/domains/identity/ui/step-up'
import { ClientTexts } from '@/i18n/client-texts'
import { TrpcProvider } from '@/trpc/client'
import { ToastRegion } from '@/ui/toast'

export default function DeskLayout({ children }: { children: ReactNode }) {
  return (
    <ClientTexts place="desk">
      <TrpcProvider>
        <ToastRegion>
          <div data-place="desk">{children}</div>
          <StepUp />
        </ToastRegion>
      </TrpcProvider>
    </ClientTexts>
  )
}
