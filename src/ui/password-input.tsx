'use client'
import { Eye, EyeOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ComponentProps, useState } from 'react'
import { IconButton } from './button'
import { TextInput } from './text-input'

type PasswordInputProps = Omit<ComponentProps<'input'>, 'type' | 'autoComplete'> & {
  autoComplete: 'current-password' | 'new-password'
}

/** A password that can be looked at. */
export function PasswordInput(props: PasswordInputProps) {
  const t = useTranslations('common.ui')
  const [shown, setShown] = useState(false)
  return (
    // A password reads left to right in every language, and its button stands where it ends.
    <div className="relative" dir="ltr">
      <TextInput {...props} type={shown ? 'text' : 'password'} autoCapitalize="none" spellCheck={false} className="pe-14" />
      <IconButton
        label={shown ? t('hidePassword') : t('showPassword')}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        icon={shown ? <EyeOff aria-hidden className="size-5" /> : <Eye aria-hidden className="size-5" />}
        className="absolute inset-e-0.5 inset-y-0.5"
      />
    </div>
  )
}
