'use client'
import { clsx } from 'clsx'
import { CameraOff, Flashlight, FlashlightOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Button } from '@/ui/button'
import { Spinner } from '@/ui/spinner'
import { type Eye, type EyeState, openEye } from './eye'

/** What the camera sees, with a box to aim by; or why it sees nothing, and what helps. */
export function CameraView({ onSight }: { onSight: (text: string) => void }) {
  const t = useTranslations('gate.camera')
  const video = useRef<HTMLVideoElement>(null)
  const eye = useRef<Eye>(null)
  const [state, setState] = useState<EyeState>('starting')
  const [torch, setTorch] = useState<boolean | null>(null)
  const saw = useEffectEvent(onSight)

  useEffect(() => {
    if (!video.current) return
    const opened = openEye(video.current, { onState: setState, onTorch: setTorch, onSight: (text) => saw(text) })
    eye.current = opened
    return () => opened.close()
  }, [])

  return (
    <div className="relative h-80 shrink-0 overflow-hidden rounded-card bg-sunken">
      <video
        ref={video}
        muted
        playsInline
        aria-hidden
        className={clsx('absolute inset-0 size-full object-cover', state !== 'on' && 'invisible')}
      />
      {state === 'on' ? <div aria-hidden className="absolute inset-8 rounded-card border-4 border-on-go shadow-floating" /> : null}
      {state === 'on' && torch !== null ? (
        <button
          type="button"
          aria-pressed={torch}
          onClick={() => eye.current?.light(!torch)}
          className="absolute inset-e-3 bottom-3 inline-flex min-h-14 items-center gap-2 rounded-control bg-surface px-4 font-bold text-ink"
        >
          {torch ? <FlashlightOff aria-hidden className="size-6" /> : <Flashlight aria-hidden className="size-6" />}
          {t('lamp')}
        </button>
      ) : null}
      {state === 'on' ? null : (
        <div role="status" className="absolute inset-0 grid content-center justify-items-center gap-3 p-6 text-center">
          {state === 'starting' ? (
            <>
              <Spinner silent />
              <p className="font-bold">{t('starting')}</p>
            </>
          ) : (
            <>
              <CameraOff aria-hidden className="size-10" />
              <p className="text-lead font-extrabold">{t(`trouble.${state}.title`)}</p>
              <p className="max-w-sm">{t(`trouble.${state}.hint`)}</p>
              {state === 'insecure' ? null : <Button onClick={() => eye.current?.retry()}>{t('retry')}</Button>}
            </>
          )}
        </div>
      )}
    </div>
  )
}
