import type { ComponentProps } from 'react'
import { ReadingPage } from '@/ui/reading-page'
import { AsOf } from './as-of'
import { MoreHelp } from './more-help'

/** A text that binds: when it was last changed stands under it, and where to ask. */
export function LegalPage(text: Pick<ComponentProps<typeof ReadingPage>, 'title' | 'lead' | 'sections'>) {
  return (
    <ReadingPage
      {...text}
      end={
        <>
          <AsOf />
          <MoreHelp />
        </>
      }
    />
  )
}
