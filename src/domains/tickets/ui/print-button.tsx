'use client'
import { Printer } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/ui/button'

export function PrintButton({ children }: { children: ReactNode }) {
  return (
    <Button variant="secondary" icon={<Printer aria-hidden className="size-5" />} onClick={() => window.print()}>
      {children}
    </Button>
  )
}
