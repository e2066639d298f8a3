import { getTranslations } from 'next-intl/server'
import { Card } from '@/ui/card'
import { loadEvent } from './load'
import { PolicyList } from './policy-list'

interface EventPoliciesProps {
  slug: string
  /** Of the date that is bought; without one, the event's. */
  startsAt: Date | undefined
}

/** What a buyer may count on, before paying; nothing for an event that is no longer shown. */
export async function EventPolicies({ slug, startsAt }: EventPoliciesProps) {
  const [t, event] = await Promise.all([getTranslations('events.policies'), loadEvent(slug)])
  if (!event) return null
  return (
    <Card className="grid gap-4">
      <h2 className="font-display text-title font-extrabold tracking-display">{t('title')}</h2>
      <PolicyList event={event} now={new Date()} {...(startsAt && { startsAt })} />
    </Card>
  )
}
