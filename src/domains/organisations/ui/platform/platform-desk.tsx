'use client'
import { useTranslations } from 'next-intl'
import type { FormEvent } from 'react'
import { useForm } from '@/i18n/use-form'
import { trpc } from '@/trpc/client'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { DateTime } from '@/ui/date-time'
import { Field } from '@/ui/field'
import { Table, TableCell, TableRow } from '@/ui/table'
import { TextInput } from '@/ui/text-input'
import { platformSearchInput, type PlatformOrganisation } from '../../contract'
import { RequestFailure } from '../request-failure'
import { SupportSheet } from './support-sheet'

/** All organisations of the installation, for who runs it: found, and looked into. */
export function PlatformDesk() {
  const t = useTranslations('organisations.platform')
  const form = useForm(platformSearchInput)
  const search = trpc.organisations.platformSearch.useMutation()

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const input = form.read(event.currentTarget)
    if (input) search.mutate(input)
  }
  return (
    <div className="grid gap-5">
      <form onSubmit={submit} noValidate role="search" className="flex flex-wrap items-end gap-3">
        <div className="grow basis-60">
          <Field label={t('search')} hint={t('searchHint')} error={form.errors.q}>
            <TextInput name="q" type="search" autoComplete="off" maxLength={80} />
          </Field>
        </div>
        <Button type="submit" loading={search.isPending}>
          {t('find')}
        </Button>
      </form>
      <RequestFailure error={search.error} />
      {search.data ? <Found organisations={search.data.organisations} total={search.data.total} /> : null}
    </div>
  )
}

function Found({ organisations, total }: { organisations: readonly PlatformOrganisation[]; total: number }) {
  const t = useTranslations('organisations.platform')
  return (
    <section className="grid gap-3">
      <p role="status" className="text-ink-soft">
        {t('found', { count: total })}
      </p>
      {organisations.length > 0 ? (
        <Table
          label={t('title')}
          columns={[{ name: t('name') }, { name: t('since') }, { name: t('members'), isNumeric: true }, { name: t('events'), isNumeric: true }, { name: t('look'), isUnnamed: true }]}
        >
          {organisations.map((organisation) => (
            <TableRow key={organisation.id} title={<NameOf organisation={organisation} />}>
              <TableCell name={t('since')}>
                <DateTime at={organisation.createdAt} zone="UTC" format="short" />
              </TableCell>
              <TableCell name={t('members')} isNumeric>
                {organisation.members}
              </TableCell>
              <TableCell name={t('events')} isNumeric>
                {organisation.events}
              </TableCell>
              <TableCell>
                <div className="flex w-full justify-end">
                  <SupportSheet organisation={organisation} />
                </div>
              </TableCell>
            </TableRow>
          ))}
        </Table>
      ) : null}
    </section>
  )
}

function NameOf({ organisation: { name, slug, country, isDeleted } }: { organisation: PlatformOrganisation }) {
  const t = useTranslations('organisations.platform')
  return (
    <span className="grid justify-items-start">
      <span className="font-bold">{name}</span>
      <span dir="ltr" className="text-small text-ink-soft">
        {slug} · {country}
      </span>
      {isDeleted ? <Badge tone="danger">{t('deleted')}</Badge> : null}
    </span>
  )
}
