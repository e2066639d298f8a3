'use client'
import { SlidersHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Form from 'next/form'
import { type ReactNode, useRef } from 'react'
import { ALL } from '@/lib/list-filters'
import { Button } from './button'

interface ListFiltersProps {
  /** Whether there is a filter to take away. */
  isNarrowed: boolean
  /** Fields, each around a control with a name; `ALL` is the choice that narrows nothing. */
  children: ReactNode
}

/** What to look for in a list: a form whose answer is an address, so that it can be kept and sent; it works before scripts do. */
export function ListFilters({ isNarrowed, children }: ListFiltersProps) {
  const t = useTranslations('desk.list')
  const form = useRef<HTMLFormElement>(null)
  const clear = () => {
    const controls = [...(form.current?.elements ?? [])].filter((control) => control instanceof HTMLInputElement || control instanceof HTMLSelectElement)
    for (const control of controls) if (control.name !== 'sort') control.value = control instanceof HTMLSelectElement ? ALL : ''
    controls[0]?.focus()
    form.current?.requestSubmit()
  }
  return (
    <search aria-label={t('label')} className="@container mb-5 block">
      {/* Folded on a phone; where there is room it lies open, if the browser can open it without a script. */}
      <details open={isNarrowed} className="group @2xl:[&::details-content]:[content-visibility:visible]">
        <summary className="inline-flex min-h-11 items-center gap-2 rounded-control pe-3 font-bold @2xl:supports-[selector(::details-content)]:hidden">
          <SlidersHorizontal aria-hidden className="size-5" />
          {t('label')}
        </summary>
        <Form ref={form} action="" replace scroll={false} prefetch={false} className="flex flex-wrap items-end gap-3 @max-2xl:pt-2">
          {children}
          <div className="flex gap-1 pb-1">
            <Button type="submit" variant="secondary" className="min-h-12">
              {t('submit')}
            </Button>
            {isNarrowed ? (
              <Button variant="quiet" className="min-h-12" onClick={clear}>
                {t('clear')}
              </Button>
            ) : null}
          </div>
        </Form>
      </details>
    </search>
  )
}
