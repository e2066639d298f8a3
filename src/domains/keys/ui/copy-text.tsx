'use client'
import { Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { useToast } from '@/ui/toast'

/** Puts a text where it can be pasted from. */
export function CopyText({ text, children }: { text: string; children: string }) {
  const t = useTranslations('keys.copy')
  const toast = useToast()

  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      toast({ text: t('done') })
    } catch {
      toast({ tone: 'danger', text: t('failed') })
    }
  }
  return (
    <Button variant="secondary" icon={<Copy aria-hidden className="size-5" />} onClick={() => void copy()}>
      {children}
    </Button>
  )
}
