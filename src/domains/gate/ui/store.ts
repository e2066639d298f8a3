'use client'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'

interface GateDevice {
  /** The entrance this device stands at, by event; none: the outer gate. */
  readonly zones: Readonly<Record<string, string>>
  readonly muted: boolean
  chooseZone(eventId: string, zoneId: string | null): void
  toggleMuted(): void
}

/** How this device is set up, remembered across visits. */
export const useGateDevice = create<GateDevice>()(
  persist(
    (set) => ({
      zones: {},
      muted: false,
      chooseZone: (eventId, zoneId) =>
        set(({ zones: { [eventId]: _left, ...others } }) => ({ zones: zoneId === null ? others : { ...others, [eventId]: zoneId } })),
      toggleMuted: () => set(({ muted }) => ({ muted: !muted })),
    }),
    {
      name: 'fairground-gate',
      version: 1,
      partialize: ({ zones, muted }) => ({ zones, muted }),
      merge: (saved, current) => ({ ...current, ...readSaved(saved) }),
    },
  ),
)

/** Anyone can write into a browser's storage. By hand: a schema library would be most of this place's weight. */
function readSaved(saved: unknown): Partial<Pick<GateDevice, 'zones' | 'muted'>> {
  if (!(saved instanceof Object)) return {}
  const zones: unknown = Reflect.get(saved, 'zones')
  const known = zones instanceof Object ? Object.entries(zones).filter((entry): entry is [string, string] => typeof entry[1] === 'string') : []
  return { zones: Object.fromEntries(known), muted: Reflect.get(saved, 'muted') === true }
}
