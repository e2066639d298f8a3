'use client'
import { lazy, Suspense, useCallback, useRef, useState } from 'react'
import { useSecondFactorRequests } from '@/trpc/client'

const StepUpDialog = lazy(() => import('./step-up-dialog').then((module) => ({ default: module.StepUpDialog })))

/**
 * Lets any write below the same `TrpcProvider` take a second factor: when one is refused for want of it, asks for a code, or
 * helps to set one up, and the write goes on. One in each layout; the forms know nothing of it.
 */
export function StepUp() {
  const [isAsking, setIsAsking] = useState(false)
  // Writes that wait for one code; the dialog is for all of them.
  const waiting = useRef<((isShown: boolean) => void)[]>([])
  const ask = useCallback(
    () =>
      new Promise<boolean>((resolve) => {
        waiting.current.push(resolve)
        setIsAsking(true)
      }),
    [],
  )
  useSecondFactorRequests(ask)

  function answer(isShown: boolean) {
    setIsAsking(false)
    for (const resolve of waiting.current.splice(0)) resolve(isShown)
  }
  return <Suspense>{isAsking ? <StepUpDialog onAnswer={answer} /> : null}</Suspense>
}
