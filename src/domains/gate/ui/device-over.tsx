import { Unplug } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { LinkButton } from '@/ui/link-button'

/** A phone that is no scanner any more: says so, whatever was on the screen. */
export function DeviceOver() {
  const t = useTranslations('gate.device')
  return (
    <div role="alert" className="mx-auto grid w-full max-w-xl grow content-center gap-4 px-4 py-16">
      <Unplug aria-hidden className="size-16" />
      <h1 className="font-display text-display font-extrabold tracking-display">{t('overTitle')}</h1>
      <p className="text-lead">{t('overBody')}</p>
      <LinkButton size="lg" className="justify-self-start">
        <Link href="/pair">{t('pairAgain')}</Link>
      </LinkButton>
    </div>
  )
}
