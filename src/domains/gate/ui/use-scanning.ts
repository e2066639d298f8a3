'use client'
import { useEffect, useRef, useState } from 'react'
import type { Failure } from '@/i18n/failure-text'
import { base64Url } from '@/lib/base64url'
import type { Id } from '@/lib/ids'
import { failureOf, trpc } from '@/trpc/client'
import type { ScanResult } from '../contract'
import { isNewSight, nonceToRetry, RETRY_MS, SCAN_TONES, type ScanTone, type Sight, type Unanswered } from '../model'

/** One reading and what came of it; `unchecked` when the server could not be asked, which is never an admission. */
export interface Reading {
  readonly nonce: string
  readonly text: string
  readonly zoneId: Id<'zon'> | null
  readonly at: Date
  readonly answer: { readonly kind: 'judged'; readonly result: ScanResult } | { readonly kind: 'unchecked'; readonly why: Failure }
}

/** A gate's network is either quick or not there; somebody is waiting. */
const ANSWER_WITHIN_MS = 6000
/** How long an answer fills the screen when nobody taps it away. */
const SHOWN_MS = 900
const READINGS_KEPT = 30

export function toneOf({ answer }: Reading): ScanTone {
  return answer.kind === 'judged' ? SCAN_TONES[answer.result.reason] : 'check'
}

/**
 * Sends what is read to be judged, one at a time, and keeps the last answers. `see` is for a camera, which sees the same code
 * again and again; `check` for what somebody meant to send. A reading without an answer is sent with its nonce again.
 */
export function useScanning(eventId: Id<'evt'>, zoneId: Id<'zon'> | null, onAnswer: (reading: Reading) => void) {
  const { client, gate } = trpc.useUtils()
  const [readings, setReadings] = useState<readonly Reading[]>([])
  const [shown, setShown] = useState<Reading | null>(null)
  const [isChecking, setIsChecking] = useState(false)
  const sight = useRef<Sight | null>(null)
  const waiting = useRef<readonly Unanswered[]>([])
  const busy = useRef(false)

  useEffect(() => {
    if (!shown) return
    const timer = setTimeout(() => setShown(null), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [shown])

  const ask = async (text: string, zone: Id<'zon'> | null): Promise<Reading> => {
    const atMs = Date.now()
    const nonce = nonceToRetry(waiting.current, { text, zoneId: zone, atMs }) ?? newNonce()
    const others = waiting.current.filter((one) => one.nonce !== nonce && atMs - one.atMs <= RETRY_MS)
    const reading = { nonce, text, zoneId: zone, at: new Date(atMs) }
    try {
      const signal = AbortSignal.timeout(ANSWER_WITHIN_MS)
      const result = await client.gate.scan.mutate({ eventId, text, zoneId: zone, nonce }, { signal })
      waiting.current = others
      return { ...reading, answer: { kind: 'judged', result } }
    } catch (error) {
      const why = failureOf(error)
      // Broken rules have judged nothing; what got lost or broke may have admitted.
      const mayBeKept = why.type === 'offline' || why.type === 'unexpected'
      waiting.current = mayBeKept ? [...others, { text, zoneId: zone, nonce, atMs }] : others
      return { ...reading, answer: { kind: 'unchecked', why } }
    }
  }

  const send = async (text: string, zone: Id<'zon'> | null): Promise<void> => {
    if (busy.current) return
    busy.current = true
    setIsChecking(true)
    const reading = await ask(text, zone)
    busy.current = false
    setIsChecking(false)
    setShown(reading)
    setReadings((before) => [reading, ...before.filter(({ nonce }) => nonce !== reading.nonce)].slice(0, READINGS_KEPT))
    if (isFirstAdmission(reading)) {
      gate.event.setData({ eventId }, (event) => event && { ...event, admitted: event.admitted + 1 })
    }
    onAnswer(reading)
  }

  return {
    readings,
    /** Fills the screen now. */
    shown,
    isChecking,
    dismiss: () => setShown(null),
    see: (text: string) => {
      const now = { text, atMs: Date.now() }
      const isNew = isNewSight(sight.current, now)
      // A code that comes while another is being asked about is still new when that is done.
      if (isNew && busy.current) return
      sight.current = now
      if (isNew) void send(text, zoneId)
    },
    check: (text: string) => void send(text, zoneId),
    retry: (reading: Reading) => void send(reading.text, reading.zoneId),
  }
}

function isFirstAdmission({ answer }: Reading): boolean {
  if (answer.kind !== 'judged') return false
  const { reason, repeated, ticket } = answer.result
  return reason === 'admitted' && !repeated && ticket?.scanCount === 1
}

function newNonce(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(16)))
}
