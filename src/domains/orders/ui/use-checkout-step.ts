'use client'
import { useSearchParams } from 'next/navigation'
import { CHECKOUT_STEPS, type CheckoutStep } from '../contract'

/** Which step the address names. Going on is an entry of the browser's history: its back button goes one step back. */
export function useCheckoutStep(): [CheckoutStep, (step: CheckoutStep) => void] {
  const asked = useSearchParams().get('step')
  const step = CHECKOUT_STEPS.find((known) => known === asked) ?? 'details'
  const go = (next: CheckoutStep) => {
    const url = new URL(window.location.href)
    url.searchParams.delete('payment')
    url.searchParams.set('step', next)
    window.history.pushState(null, '', url)
  }
  return [step, go]
}
