'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { trpc } from '@/trpc/client'
import { Alert } from '@/ui/alert'
import { Button } from '@/ui/button'
import { Sheet } from '@/ui/dialog'
import { TextLink } from '@/ui/link-button'
import { SkeletonRegion, SkeletonText } from '@/ui/skeleton'
import type { PlatformOrganisation, SupportView } from '../../contract'
import { RequestFailure } from '../request-failure'

/** What support sees of an organisation: to read, and on record there. */
export function SupportSheet({ organisation: { id, name } }: { organisation: PlatformOrganisation }) {
  const t = useTranslations('organisations.platform')
  const [isOpen, setOpen] = useState(false)
  const view = trpc.organisations.supportView.useMutation()
  return (
    <Sheet
      title={name}
      description={t('onRecord')}
      open={isOpen}
      onOpenChange={(opens) => {
        setOpen(opens)
        if (opens) view.mutate({ orgId: id })
      }}
      trigger={
        <Button variant="quiet" aria-label={t('lookInto', { name })}>
          {t('look')}
        </Button>
      }
    >
      <div className="grid gap-5 pb-5">
        <RequestFailure error={view.error} />
        {view.isPending ? (
          <SkeletonRegion>
            <SkeletonText lines={5} />
          </SkeletonRegion>
        ) : null}
        {view.data ? <Facts view={view.data} /> : null}
      </div>
    </Sheet>
  )
}

function Facts({ view: { profile, members } }: { view: SupportView }) {
  const t = useTranslations('organisations')
  const facts = [
    [t('fields.slug'), profile.slug],
    [t('fields.country'), profile.country],
    [t('fields.supportEmail'), profile.supportEmail],
    [t('fields.website'), profile.website],
    [t('fields.taxId'), profile.taxId],
    [t('settings.languages'), profile.locales.join(', ')],
    [t('settings.currencies'), profile.currencies.join(', ')],
  ].filter(([, value]) => value !== null)
  return (
    <>
      <dl className="grid gap-3">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-small font-bold text-ink-soft">{name}</dt>
            <dd dir="auto" className="wrap-anywhere">
              {value}
            </dd>
          </div>
        ))}
      </dl>
      <h3 className="border-t border-line pt-4 font-bold">{t('members.title')}</h3>
      {members.length === 0 ? <Alert tone="warning">{t('platform.nobody')}</Alert> : null}
      <ul className="grid gap-3 wrap-anywhere">
        {members.map(({ id, name, email, role }) => (
          <li key={id} className="grid">
            <span className="font-medium">
              {name} · {t(`roles.${role}`)}
            </span>
            <TextLink className="text-small break-all">
              <a href={`mailto:${email}`} dir="ltr" className="justify-self-start">
                {email}
              </a>
            </TextLink>
          </li>
        ))}
      </ul>
    </>
  )
}
