'use client'
import { Share2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { useToast } from '@/ui/toast'

/** Hands the page's address to the device's own way of sharing; where it has none, copies it. */
export function ShareButton({ title }: { title: string }) {
  const t = useTranslations('events.detail')
  const toast = useToast()

  async function share() {
    const { origin, pathname } = window.location
    const url = origin + pathname
    try {
      if (typeof navigator.share === 'function') return await navigator.share({ title, url })
      await navigator.clipboard.writeText(url)
      toast({ text: t('linkCopied') })
    } catch (error) {
      // Who closes the device's sheet has decided; there is nothing to say.
      if (!(error instanceof DOMException && error.name === 'AbortError')) toast({ tone: 'danger', text: t('linkNotCopied') })
    }
  }

  return (
    <Button size="lg" variant="secondary" icon={<Share2 aria-hidden className="size-5" />} onClick={() => void share()}>
      {t('share')}
    </Button>
  )
}
