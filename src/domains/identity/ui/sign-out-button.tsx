'use client'
import { LogOut } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { useToast } from '@/ui/toast'
import { leave } from './use-sign-in'

export function SignOutButton() {
  const nav = useTranslations('common.nav')
  const errors = useTranslations('errors')
  const locale = useLocale()
  const toast = useToast()
  const [pending, setPending] = useState(false)

  async function signOut() {
    setPending(true)
    try {
      await leave(locale)
    } catch {
      setPending(false)
      toast({ text: errors('offline'), tone: 'danger' })
    }
  }
  return (
    <Button variant="secondary" loading={pending} onClick={() => void signOut()} icon={<LogOut aria-hidden className="size-5 rtl:-scale-x-100" />}>
      {nav('signOut')}
    </Button>
  )
}
