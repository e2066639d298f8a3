import { clsx } from 'clsx'
import { useLocale, useTranslations } from 'next-intl'
import { formatMoney, type Money } from '@/lib/money'

/** An amount as people of the page's language write it; nothing to pay is a word. */
export function Price({
  amount,
  struck = false,
  freeWord = true,
  className,
}: {
  amount: Money
  struck?: boolean
  freeWord?: boolean
  className?: string
}) {
  const t = useTranslations('common.ui')
  const locale = useLocale()
  const text = amount.minor === 0 && freeWord ? t('free') : formatMoney(amount, locale)
  const look = clsx('whitespace-nowrap tabular-nums', struck && 'text-ink-soft line-through', className)
  return struck ? <s className={look}>{text}</s> : <span className={look}>{text}</span>
}
