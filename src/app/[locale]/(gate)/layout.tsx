import type { ReactNode } from 'react'
import { ClientTexts } from '@/i18n/client-texts'
import { TrpcProvider } from '@/trpc/client'
import { CONTENT_ID } from '@/ui/skip-link'

/** The whole screen belongs to the page: no menus near the thumb, pure black and white, its own few words. */
export default function GateLayout({ children }: { children: ReactNode }) {
  return (
    <ClientTexts place="gate">
      <TrpcProvider>
        <main id={CONTENT_ID} data-place="gate" className="flex min-h-dvh flex-col overscroll-none select-none">
          {children}
        </main>
      </TrpcProvider>
    </ClientTexts>
  )
}
