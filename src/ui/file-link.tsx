import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { LinkButton } from './link-button'

/** Takes a list along as a file, as it is narrowed. */
export function FileLink({ href }: { href: string }) {
  const t = useTranslations('desk.list')
  return (
    <LinkButton variant="secondary">
      <a href={href} download>
        <Download aria-hidden className="size-5" />
        <span className="sr-only sm:not-sr-only">{t('csv')}</span>
      </a>
    </LinkButton>
  )
}
