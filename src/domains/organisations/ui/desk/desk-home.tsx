import { ChevronRight, Plus, Store } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { DeskHeading } from '@/ui/desk-heading'
import { EmptyState } from '@/ui/empty-state'
import { LinkButton } from '@/ui/link-button'
import type { MyOrganisation, MyOrganisations, WaitingInvitations } from '../../contract'
import { OrgMark, OrgName } from './org-mark'
import { WaitingList } from './waiting-list'

interface DeskHomeProps extends MyOrganisations {
  waiting: WaitingInvitations
}

/** All organisations one works for, those that ask one to, and the way to one's own. */
export function DeskHome({ organisations, isAdmin, waiting }: DeskHomeProps) {
  const t = useTranslations('desk.home')
  const platform = isAdmin ? (
    <LinkButton variant="quiet">
      <Link href="/desk/platform">{t('platform')}</Link>
    </LinkButton>
  ) : null
  const create = (
    <LinkButton variant={organisations.length > 0 ? 'secondary' : 'primary'}>
      <Link href="/desk/new">
        <Plus aria-hidden className="size-5" />
        {t('create')}
      </Link>
    </LinkButton>
  )
  const asked = waiting.length > 0 ? <WaitingList waiting={waiting} /> : null
  if (organisations.length === 0) {
    return (
      <>
        <DeskHeading title={t('title')} actions={platform} />
        {asked}
        <EmptyState icon={<Store aria-hidden />} title={t('emptyTitle')} action={create}>
          <p>{t('emptyBody')}</p>
        </EmptyState>
      </>
    )
  }
  return (
    <>
      <DeskHeading title={t('title')} lead={t('lead')} actions={<>{platform}{create}</>} />
      {asked}
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {organisations.map((organisation) => (
          <li key={organisation.id} className="p-2">
            <OrganisationLine organisation={organisation} />
          </li>
        ))}
      </ul>
    </>
  )
}

function OrganisationLine({ organisation }: { organisation: MyOrganisation }) {
  const t = useTranslations('desk.home')
  const roles = useTranslations('organisations')
  const { slug, name, role, isLimited } = organisation
  const roleName = roles(`roles.${role}`)
  return (
    <Link href={{ pathname: '/desk/[orgSlug]', params: { orgSlug: slug } }} className="flex min-h-14 items-center gap-3 rounded-control px-3 transition hover:bg-sunken">
      <OrgMark organisation={organisation} />
      <span className="grid min-w-0 grow">
        <OrgName>{name}</OrgName>
        <span className="text-small text-ink-soft">{isLimited ? t('limited', { role: roleName }) : roleName}</span>
      </span>
      <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-soft rtl:-scale-x-100" />
    </Link>
  )
}
