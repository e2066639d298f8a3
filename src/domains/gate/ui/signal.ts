'use client'
import type { ScanTone } from '../model'

interface Note {
  readonly hertz: number
  readonly atMs: number
  readonly forMs: number
}

/** Up for go, twice the same for a look, one long and low for stop: told apart without a look at the screen. */
const NOTES: Record<ScanTone, { readonly wave: OscillatorType; readonly notes: readonly Note[] }> = {
  go: { wave: 'sine', notes: [{ hertz: 880, atMs: 0, forMs: 110 }, { hertz: 1320, atMs: 120, forMs: 180 }] },
  check: { wave: 'triangle', notes: [{ hertz: 560, atMs: 0, forMs: 140 }, { hertz: 560, atMs: 220, forMs: 140 }] },
  stop: { wave: 'square', notes: [{ hertz: 165, atMs: 0, forMs: 550 }] },
}

const VIBRATIONS: Record<ScanTone, number[]> = { go: [70], check: [90, 90, 90], stop: [450] }
const LOUDNESS = 0.35
const FADE_S = 0.012

let context: AudioContext | undefined

/** Browsers are silent until somebody touches the page: call it on the first touch. */
export function wakeSound(): void {
  context ??= new AudioContext()
  if (context.state === 'suspended') context.resume().catch(() => {})
}

/** Tells an answer to ear and hand. Muted, to the hand alone. */
export function signal(tone: ScanTone, muted: boolean): void {
  if ('vibrate' in navigator) navigator.vibrate(VIBRATIONS[tone])
  if (muted) return
  wakeSound()
  if (!context) return
  const { wave, notes } = NOTES[tone]
  for (const note of notes) playNote(context, wave, note)
}

function playNote(audio: AudioContext, wave: OscillatorType, { hertz, atMs, forMs }: Note): void {
  const begins = audio.currentTime + atMs / 1000
  const ends = begins + forMs / 1000
  const gain = new GainNode(audio, { gain: 0 })
  gain.gain.setValueAtTime(0, begins)
  gain.gain.linearRampToValueAtTime(LOUDNESS, begins + FADE_S)
  gain.gain.setValueAtTime(LOUDNESS, ends - FADE_S)
  gain.gain.linearRampToValueAtTime(0, ends)
  const source = new OscillatorNode(audio, { type: wave, frequency: hertz })
  source.connect(gain).connect(audio.destination)
  source.start(begins)
  source.stop(ends)
}
