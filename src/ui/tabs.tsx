'use client'
import { clsx } from 'clsx'
import * as Primitive from 'radix-ui/tabs'
import type { ReactNode } from 'react'

interface Tab {
  readonly id: string
  readonly label: ReactNode
  readonly content: ReactNode
}

interface TabsProps {
  /** What the tabs choose between, for those who hear it. */
  label: string
  tabs: readonly Tab[]
  defaultTab?: string
  tab?: string
  onTabChange?: (id: string) => void
}

/** Views of one thing beside each other. Arrow keys move; on a phone the row scrolls. */
export function Tabs({ label, tabs, defaultTab = tabs[0]?.id ?? '', tab, onTabChange }: TabsProps) {
  return (
    <Primitive.Root
      defaultValue={defaultTab}
      {...(tab === undefined ? {} : { value: tab })}
      {...(onTabChange && { onValueChange: onTabChange })}
    >
      <Primitive.List aria-label={label} className="-mx-1 flex gap-1 overflow-x-auto border-b-2 border-line px-1 pt-1">
        {tabs.map(({ id, label: name }) => (
          <Primitive.Trigger
            key={id}
            value={id}
            className={clsx(
              '-mb-0.5 min-h-11 shrink-0 border-b-4 border-transparent px-3 font-bold text-ink-soft transition',
              '-outline-offset-3 hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink',
            )}
          >
            {name}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {tabs.map(({ id, content }) => (
        <Primitive.Content key={id} value={id} className="rounded-control pt-4">
          {content}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  )
}
