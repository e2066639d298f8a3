'use client'
import { createDecoder } from './decoder'

declare global {
  // Image Capture: in Chromium, not yet in TypeScript's DOM.
  interface MediaTrackCapabilities {
    torch?: boolean
  }
  interface MediaTrackConstraintSet {
    torch?: ConstrainBoolean
  }
}

/** `insecure`: browsers give cameras to https pages only. */
export type EyeState = 'starting' | 'on' | 'denied' | 'missing' | 'busy' | 'insecure'

interface EyeEvents {
  onState(state: EyeState): void
  /** Whether the lamp is lit; null where there is none. */
  onTorch(lit: boolean | null): void
  /** At every look that sees a code, so many times a second for the same one. */
  onSight(text: string): void
}

export interface Eye {
  retry(): void
  light(lit: boolean): void
  close(): void
}

/** Between two looks. A look takes a few milliseconds of a phone's time. */
const PAUSE_MS = 90

const WANTED: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } },
}

/** The camera at the back, shown in `video` and looking for codes until closed. */
export function openEye(video: HTMLVideoElement, events: EyeEvents): Eye {
  let ending = new AbortController()
  let track: MediaStreamTrack | undefined

  const start = async (signal: AbortSignal): Promise<void> => {
    events.onState('starting')
    events.onTorch(null)
    const stream = await openCamera()
    if (typeof stream === 'string') {
      if (!signal.aborted) events.onState(stream)
      return
    }
    const close = () => stream.getTracks().forEach((one) => one.stop())
    const [opened] = stream.getVideoTracks()
    if (signal.aborted || !opened) return close()
    signal.addEventListener('abort', close)
    // The system takes cameras away (a call, another program); it is asked again, at the latest when the page is seen again.
    opened.addEventListener('ended', retry, { signal })
    document.addEventListener('visibilitychange', () => document.hidden || opened.readyState === 'live' || retry(), { signal })
    track = opened
    video.srcObject = stream
    await video.play().catch(() => {})
    if (signal.aborted) return
    events.onState('on')
    events.onTorch(opened.getCapabilities?.().torch ? false : null)
    await look(video, events, signal)
  }
  const retry = () => {
    ending.abort()
    ending = new AbortController()
    const { signal } = ending
    start(signal).catch(() => signal.aborted || events.onState('busy'))
  }
  retry()

  return {
    retry,
    light: (lit) => {
      track?.applyConstraints({ advanced: [{ torch: lit }] }).then(() => events.onTorch(lit), () => events.onTorch(null))
    },
    close: () => ending.abort(),
  }
}

async function openCamera(): Promise<MediaStream | Exclude<EyeState, 'starting' | 'on'>> {
  if (!('mediaDevices' in navigator)) return 'insecure'
  try {
    return await navigator.mediaDevices.getUserMedia(WANTED)
  } catch (error) {
    switch (error instanceof DOMException ? error.name : '') {
      case 'NotAllowedError':
      case 'SecurityError':
        return 'denied'
      case 'NotFoundError':
      case 'OverconstrainedError':
        return 'missing'
      default:
        return 'busy'
    }
  }
}

/** Looks again and again until told to stop; not while nobody sees the page. */
async function look(video: HTMLVideoElement, { onSight }: EyeEvents, signal: AbortSignal): Promise<void> {
  const decode = await createDecoder()
  const again = async (): Promise<void> => {
    const text = signal.aborted || document.hidden ? null : await decode(video)
    if (signal.aborted) return
    if (text) onSight(text)
    setTimeout(again, PAUSE_MS)
  }
  await again()
}
