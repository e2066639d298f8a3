'use client'
import { useFailureText } from '@/i18n/failure-text'
import { failureOf } from '@/trpc/client'
import { Alert } from '@/ui/alert'

/** What went wrong with a request of ours; nothing when nothing did. */
export function RequestFailure({ error }: { error: unknown }) {
  const { of } = useFailureText()
  if (!error) return null
  return (
    <Alert tone="danger" live>
      {of(failureOf(error))}
    </Alert>
  )
}
