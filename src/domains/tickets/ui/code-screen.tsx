'use client'
import { Maximize2, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useRef } from 'react'
import { Button, IconButton } from '@/ui/button'
import { useAwake } from './use-awake'
import './code-screen.css'

interface CodeScreenProps {
  /** The QR code, drawn. */
  picture: ReactNode
  code: string
  eventName: string
}

/** The code, and the code on the whole screen: white all around, which is as bright as a page can make a phone. */
export function CodeScreen({ picture, code, eventName }: CodeScreenProps) {
  const t = useTranslations('tickets.page')
  const actions = useTranslations('common.actions')
  const awake = useAwake()
  const screen = useRef<HTMLDialogElement>(null)
  return (
    <div className="grid justify-items-center gap-3">
      <div className="aspect-square w-full max-w-96 overflow-hidden rounded-control">{picture}</div>
      <p dir="ltr" className="text-title font-extrabold">
        {code}
      </p>
      <div className="grid justify-items-center gap-1 print:hidden">
        <Button variant="secondary" icon={<Maximize2 aria-hidden className="size-5" />} onClick={() => screen.current?.showModal()}>
          {t('enlarge')}
        </Button>
        <p className="min-h-5 text-center text-small text-ink-soft">{awake ? t('awake') : ''}</p>
      </div>
      <dialog ref={screen} aria-label={t('larger')} className="code-screen">
        <div className="flex items-center justify-between gap-4">
          <p className="min-w-0 truncate font-bold">{eventName}</p>
          <IconButton label={actions('close')} icon={<X aria-hidden className="size-7" />} onClick={() => screen.current?.close()} />
        </div>
        <div className="code-screen-picture">{picture}</div>
        <p dir="ltr" className="text-center text-display font-extrabold">
          {code}
        </p>
      </dialog>
    </div>
  )
}
