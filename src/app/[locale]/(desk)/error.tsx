'use client'
import { DeskFailure } from '@/ui/desk-failure'
import { CONTENT_ID } from '@/ui/skip-link'

export default function DeskError(failure: { error: unknown; retry: () => void }) {
  return (
    <main id={CONTENT_ID} className="mx-auto w-full max-w-3xl px-4 sm:px-8">
      <DeskFailure {...failure} />
    </main>
  )
}
