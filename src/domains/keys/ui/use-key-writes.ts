'use client'
import { useState } from 'react'
import { newId, type Id } from '@/lib/ids'
import { useFailureText } from '@/i18n/failure-text'
import { failureOf, trpc } from '@/trpc/client'
import { useToast } from '@/ui/toast'

/** What every write of a key does beside its own: says what went wrong, and reads the list anew. */
export function useKeyWrite(orgId: Id<'org'>) {
  const toast = useToast()
  const failureText = useFailureText()
  const utils = trpc.useUtils()
  return {
    onError: (error: unknown) => toast({ tone: 'danger', text: failureText.of(failureOf(error)) }),
    onSettled: () => utils.keys.list.invalidate({ orgId }),
  }
}

/** The id of an intent: kept for its repeats, and another one once it is done. */
export function useRequestId() {
  const [requestId, setRequestId] = useState(() => newId('req'))
  return { requestId, renew: () => setRequestId(newId('req')) }
}
