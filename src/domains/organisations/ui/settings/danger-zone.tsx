'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { MemberView, MyOrganisation } from '../../contract'
import { DeleteOrganisation } from './delete-organisation'
import { TransferOwnership } from './transfer-ownership'

/** What an owner alone can do, and hardly ever does. */
export function DangerZone({ here, others }: { here: MyOrganisation; others: readonly MemberView[] }) {
  const t = useTranslations('organisations')
  return (
    <section className="grid gap-3 pt-10">
      <h2 className="text-lead font-bold">{t('settings.ownersOnly')}</h2>
      <div className="divide-y divide-line rounded-card border border-line bg-surface">
        <Row title={t('transfer.title')} body={others.length > 0 ? t('transfer.body') : t('transfer.nobody')}>
          {others.length > 0 ? <TransferOwnership here={here} others={others} /> : null}
        </Row>
        <Row title={t('delete.title')} body={t('delete.body')}>
          <DeleteOrganisation here={here} />
        </Row>
      </div>
    </section>
  )
}

function Row({ title, body, children }: { title: string; body: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-4 p-5">
      <div className="grid max-w-xl gap-1">
        <h3 className="font-bold">{title}</h3>
        <p className="text-small text-ink-soft">{body}</p>
      </div>
      {children}
    </div>
  )
}
