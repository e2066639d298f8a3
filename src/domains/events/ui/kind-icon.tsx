import { Gamepad2, type LucideIcon, Music, Presentation, Tent } from 'lucide-react'
import type { EventKind } from '../contract'

export const KIND_ICONS = { festival: Tent, concert: Music, conference: Presentation, session_series: Gamepad2 } as const satisfies Record<EventKind, LucideIcon>
