import type { CSSProperties, ReactNode } from 'react'

interface TimetableSlot {
  id: string
  /** Minutes from the top of the grid. */
  from: number
  span: number
  children: ReactNode
}

interface TimetableGridProps {
  /** Names the box that scrolls: "Friday, 3 July". */
  label: string
  /** From the first line to the last. */
  minutes: number
  /** The shortest slot: the grid is so tall that it has room for its words. */
  shortestMinutes: number
  /** What stands at the lines, one each hour from the top; said by the slots themselves, so it is for the eye. */
  hours: readonly { id: string; children: ReactNode }[]
  columns: readonly { id: string; name: string; slots: readonly TimetableSlot[] }[]
  /** A mark across all columns, placed by its own `--from`. */
  mark?: ReactNode
}

const SLOT_REM_MIN = 5
const HOUR_REM_MIN = 4.5
const HOUR_REM_MAX = 12
/** Not every browser lets arrow keys scroll a box that cannot take the focus. */
const REACHED_BY_KEYBOARD = 0

/**
 * Columns side by side on one scale of hours: lists under headings, laid out as a grid. Scrolls inside itself, its hours and
 * the names of its columns stay in sight.
 */
export function TimetableGrid({ label, minutes, shortestMinutes, hours, columns, mark }: TimetableGridProps) {
  const hourRem = Math.min(HOUR_REM_MAX, Math.max(HOUR_REM_MIN, (SLOT_REM_MIN * 60) / shortestMinutes))
  const scale: CSSProperties = { '--minute': `${hourRem / 60}rem`, '--minutes': minutes, '--columns': columns.length }
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={REACHED_BY_KEYBOARD}
      style={scale}
      className="max-h-[85dvh] overflow-auto overscroll-x-contain rounded-card border-2 border-line bg-surface focus-visible:-outline-offset-2"
    >
      <div className="relative grid w-full min-w-max grid-cols-[5.5rem_repeat(var(--columns),minmax(9.5rem,1fr))] pb-5">
        <div aria-hidden className="sticky inset-s-0 z-20 bg-surface">
          <div className="sticky top-0 z-10 h-14 border-b-4 border-accent bg-surface" />
          <div className="relative timetable-hours">
            {hours.map(({ id, children }, hour) => (
              <div key={id} className="timetable-slot ps-3 pt-1" style={{ '--from': hour * 60, '--span': 60 }}>
                {children}
              </div>
            ))}
          </div>
        </div>
        {columns.map(({ id, name, slots }) => (
          <section key={id} aria-label={name} className="border-s border-line">
            <h4 className="sticky top-0 z-10 flex h-14 items-center border-b-4 border-accent bg-surface px-3 leading-tight font-bold">{name}</h4>
            <ol className="relative timetable-hours">
              {slots.map((slot) => (
                <li key={slot.id} className="timetable-slot" style={{ '--from': slot.from, '--span': slot.span }}>
                  <div className="timetable-card ground-event-1">{slot.children}</div>
                </li>
              ))}
            </ol>
          </section>
        ))}
        {mark ? <div className="pointer-events-none absolute inset-x-0 top-14 bottom-0 z-10">{mark}</div> : null}
      </div>
    </div>
  )
}
