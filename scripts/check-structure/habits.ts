import { placeOf } from './layers.ts'
import type { Sighting, Source, Violation } from './source.ts'

/** Settings, and whether this is a build for development: known when the code is made, so it costs its readers no settings. */
const PROCESS_FILES = ['src/env.ts', 'src/lib/development.ts']
const CASTING_FILE = 'src/lib/ids.ts'
const LINES_AFTER_MARK = 4

/** Rules on what stands inside a file. */
export function checkHabits(sources: readonly Source[]): Violation[] {
  return sources.flatMap((source) => [
    ...source.syntaxErrors.map((line) => ({ path: source.path, line, wrong: 'a syntax error', instead: 'Let `npx tsc --noEmit` explain it' })),
    ...source.sightings.flatMap((sighting) => {
      const problem = judge(source, sighting)
      return problem ? [{ path: source.path, line: sighting.line, ...problem }] : []
    }),
  ])
}

function judge(source: Source, { kind, line, text }: Sighting): Pick<Violation, 'wrong' | 'instead'> | null {
  const inSrc = source.path.startsWith('src/')
  switch (kind) {
    case 'any':
      return { wrong: '`any`', instead: 'Say what it is, or take `unknown` and parse it with zod' }
    case 'cast':
      return isMarkedCast(source, line)
        ? null
        : { wrong: `the cast \`${text}\``, instead: 'Narrow with a type guard, parse with zod, or use `satisfies`; only `as const` is free' }
    case 'process':
      return inSrc && !PROCESS_FILES.includes(source.path)
        ? { wrong: `\`${text}\` outside src/env.ts`, instead: 'Add the variable to src/env.ts and take it from `env()`' }
        : null
    case 'runtime':
      return inSrc
        ? { wrong: '`export const runtime`', instead: 'Declare none: all server code is edge-safe, and the worker decides where it runs' }
        : null
    case 'clock':
      return isPure(source) ? { wrong: `\`${text}\` in a pure rule`, instead: 'Take `now: Date` as an argument' } : null
    case 'chance':
      return isPure(source) ? { wrong: `\`${text}\` in a pure rule`, instead: 'Take the id or the random bytes as an argument' } : null
    case 'fetch':
      return isPure(source) ? { wrong: `\`${text}\` in a pure rule`, instead: 'Let a command or query do it and hand in the answer' } : null
    case 'suppression':
      return text.includes('@ts-expect-error') && /\.test\.tsx?$/.test(source.path)
        ? null
        : { wrong: `the exception \`${text.slice(0, 60)}\``, instead: 'The list of exceptions is empty: mend what the check found' }
  }
}

/** The cast of `src/lib/ids.ts`, right under the comment that says why it is safe. */
function isMarkedCast(source: Source, line: number): boolean {
  return source.path === CASTING_FILE && source.castMarks.some((mark) => line > mark && line <= mark + LINES_AFTER_MARK)
}

function isPure(source: Source): boolean {
  const place = placeOf(source.path)
  return place?.at === 'domain' && (place.part === 'contract' || place.part === 'model')
}
