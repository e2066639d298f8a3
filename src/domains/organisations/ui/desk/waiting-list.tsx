import { useFormatter, useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { LinkButton } from '@/ui/link-button'
import type { WaitingInvitations } from '../../contract'
import { OrgMark } from './org-mark'

/** Who asks one to join and waits for an answer. */
export function WaitingList({ waiting }: { waiting: WaitingInvitations }) {
  const t = useTranslations('desk.home')
  const roles = useTranslations('organisations')
  const format = useFormatter()
  return (
    <section className="mb-8 grid gap-3">
      <h2 className="text-lead font-bold">{t('waiting')}</h2>
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {waiting.map(({ link: { invitationId, secret }, organisation, role, invitedBy, expiresAt }) => {
          const until = format.dateTime(expiresAt, { dateStyle: 'long', timeZone: 'UTC' })
          return (
            <li key={invitationId} className="flex flex-wrap items-center gap-3 px-5 py-3">
              <OrgMark organisation={organisation} />
              <span className="grid min-w-0 grow basis-48 wrap-anywhere">
                <span className="font-bold">{t('invitedAs', { organisation: organisation.name, role: roles(`roles.${role}`) })}</span>
                <span className="text-small text-ink-soft">{invitedBy ? t('invitedBy', { name: invitedBy, until }) : t('invitedUntil', { until })}</span>
              </span>
              <LinkButton>
                <Link href={{ pathname: '/invitations/[invitationId]', params: { invitationId }, query: { secret } }}>
                  {t('answer')}
                  <span className="sr-only">{organisation.name}</span>
                </Link>
              </LinkButton>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
