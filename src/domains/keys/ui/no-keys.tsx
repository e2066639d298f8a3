import { KeyRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { CodeBlock } from '@/ui/code-block'
import { EmptyState } from '@/ui/empty-state'
import { LinkButton } from '@/ui/link-button'
import { curlExample } from './curl'

/** What keys are for, while there is none. */
export function NoKeys({ origin }: { origin: string }) {
  const t = useTranslations('keys.none')
  return (
    <EmptyState
      icon={<KeyRound aria-hidden />}
      title={t('title')}
      action={
        <LinkButton variant="secondary">
          <Link href="/developers">{t('read')}</Link>
        </LinkButton>
      }
    >
      <div className="grid gap-4">
        <p>{t('body')}</p>
        <CodeBlock label={t('example')}>{curlExample(origin, '/events')}</CodeBlock>
      </div>
    </EmptyState>
  )
}
