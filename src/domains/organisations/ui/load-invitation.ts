import 'server-only'
import { getLocale } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { addressOf } from '@/lib/addresses'
import { trpc } from '@/trpc/server'
import { invitationLinkInput, type InvitationLink, type InvitationView } from '../contract'

interface LoadedInvitation {
  invitation: InvitationView
  link: InvitationLink
  myEmail: string | null
  returnTo: string
}

/** What a mailed link opens; a wrong one, or one of another installation, opens nothing. */
export async function loadInvitation(typed: { invitationId: string; secret?: string | string[] | undefined }): Promise<LoadedInvitation> {
  const link = invitationLinkInput.safeParse(typed)
  if (!link.success) notFound()
  const { invitationId, secret } = link.data
  const [locale, invitation, me] = await Promise.all([getLocale(), trpc.organisations.invitation(link.data), trpc.identity.me()])
  if (!invitation) notFound()
  const returnTo = addressOf({ pathname: '/invitations/[invitationId]', params: { invitationId }, query: { secret } }, locale)
  return { invitation, link: link.data, myEmail: me?.email ?? null, returnTo }
}
