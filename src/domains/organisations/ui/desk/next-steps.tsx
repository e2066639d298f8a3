import { useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { LinkButton } from '@/ui/link-button'
import type { MyOrganisation } from '../../contract'
import { placesFor } from './places'

/** What to do at a desk that has no events yet, as far as its member may. */
export function NextSteps({ here }: { here: MyOrganisation }) {
  const t = useTranslations('desk.places')
  const steps = placesFor(here).filter(({ name }) => name === 'members' || name === 'settings')
  return (
    <span className="flex flex-wrap justify-center gap-2">
      {steps.map(({ href, name, icon: Icon }) => (
        <LinkButton key={href} variant="secondary">
          <Link href={{ pathname: href, params: { orgSlug: here.slug } }}>
            <Icon aria-hidden className="size-5" />
            {t(name)}
          </Link>
        </LinkButton>
      ))}
    </span>
  )
}
