import type { Floors } from './floors.ts'
import type { Stack } from './stack.ts'

/** A promise: `found` must be `wanted`, or the bench ends with 1. */
export interface Check {
  what: string
  wanted: number
  found: number
  /** One of those that should not be. */
  example?: string | undefined
}

/** What we mean to reach; a miss is marked and no failure. */
export type Aim = { what: string; seen: number } & ({ atLeast: number } | { atMost: number })

/** What a suite has seen. */
export interface Part {
  checks: Check[]
  aims: Aim[]
  /** For `results.json`. */
  figures: object
  /** For the terminal. */
  tables: string[]
}

export interface Size {
  buyers: number
  tickets: number
  atOnce: number
  /** Open pages of one event. */
  watchers: number
  /** How long a rate is measured. */
  seconds: number
}

export interface Bench {
  stack: Stack
  floors: Floors
  size: Size
}

export type Suite = (bench: Bench) => Promise<Part>

export const holds = ({ wanted, found }: Check): boolean => wanted === found

export const isReached = (aim: Aim): boolean => ('atLeast' in aim ? aim.seen >= aim.atLeast : aim.seen <= aim.atMost)

/** To two places, as ratios are told. */
export const ratioOf = (one: number, other: number): number => Math.round((one * 100) / other) / 100
