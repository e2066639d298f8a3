import { org, platformAdmin, publicProcedure, router, signedIn } from '@/trpc/init'
import { acceptInvitation } from './commands/accept-invitation'
import { changeMember } from './commands/change-member'
import { createOrganisation } from './commands/create-organisation'
import { deleteOrganisation } from './commands/delete-organisation'
import { declineInvitation, resendInvitation, withdrawInvitation } from './commands/end-invitation'
import { inviteMember } from './commands/invite-member'
import { searchOrganisations, viewAsSupport } from './commands/look-as-support'
import { leaveOrganisation, removeMember } from './commands/remove-member'
import { transferOwnership } from './commands/transfer-ownership'
import { updateOrganisation } from './commands/update-organisation'
import {
  acceptInvitationResult, changeMemberInput, changeMemberResult, createOrganisationInput, createOrganisationResult, declineInvitationResult,
  deleteOrganisationResult, invitationIdInput, invitationLinkInput, invitationView, inviteInput, inviteResult, leaveResult, memberIdInput,
  membersResult, myOrganisationsResult, organisationProfile, orgIdInput, platformSearchInput, platformSearchResult, removeMemberResult, resendInvitationResult, supportView, transferResult,
  updateOrganisationInput, updateOrganisationResult, waitingInvitations, withdrawInvitationResult,
} from './contract'
import { getInvitation, getProfile, listMembers, listMine, listWaiting } from './queries'

export const organisationsRouter = router({
  mine: signedIn.output(myOrganisationsResult).query(({ ctx }) => listMine(ctx.db, ctx.session, ctx.now)),

  /** Invitations to the address of whoever asks. */
  waiting: signedIn.output(waitingInvitations).query(({ ctx }) => listWaiting(ctx, ctx.session)),

  create: signedIn
    .input(createOrganisationInput)
    .output(createOrganisationResult)
    .mutation(({ ctx, input }) => createOrganisation(ctx, ctx.session.userId, input)),

  profile: org('organisation.edit').output(organisationProfile).query(({ ctx }) => getProfile(ctx.db, ctx.scope)),

  update: org('organisation.edit')
    .input(updateOrganisationInput)
    .output(updateOrganisationResult)
    .mutation(({ ctx, input }) => updateOrganisation(ctx, ctx.scope, input)),

  members: org('members.view').output(membersResult).query(({ ctx }) => listMembers(ctx.db, ctx.scope, ctx.now)),

  invite: org('members.manage').input(inviteInput).output(inviteResult).mutation(({ ctx, input }) => inviteMember(ctx, ctx.scope, input)),

  resendInvitation: org('members.manage')
    .input(invitationIdInput)
    .output(resendInvitationResult)
    .mutation(async ({ ctx, input }) => ({ outcome: (await resendInvitation(ctx, ctx.scope, input.invitationId)) ? 'sent' : 'over' })),

  withdrawInvitation: org('members.manage')
    .input(invitationIdInput)
    .output(withdrawInvitationResult)
    .mutation(async ({ ctx, input }) => ({ outcome: (await withdrawInvitation(ctx, ctx.scope, input.invitationId)) ? 'withdrawn' : 'over' })),

  /** Null for a link that is not right. */
  invitation: publicProcedure.input(invitationLinkInput).output(invitationView.nullable()).query(({ ctx, input }) => getInvitation(ctx, input)),

  acceptInvitation: signedIn
    .input(invitationLinkInput)
    .output(acceptInvitationResult)
    .mutation(({ ctx, input }) => acceptInvitation(ctx, ctx.session.userId, input)),

  declineInvitation: publicProcedure
    .input(invitationLinkInput)
    .output(declineInvitationResult)
    .mutation(async ({ ctx, input }) => ({
      outcome: (await declineInvitation(ctx, input, ctx.session?.userId ?? null)) ? 'declined' : 'over',
    })),

  changeMember: org('members.manage')
    .input(changeMemberInput)
    .output(changeMemberResult)
    .mutation(({ ctx, input }) => changeMember(ctx, ctx.scope, input)),

  removeMember: org('members.manage')
    .input(memberIdInput)
    .output(removeMemberResult)
    .mutation(({ ctx, input }) => removeMember(ctx, ctx.scope, input.memberId)),

  /** Also for members of some events, who have no say in the whole. */
  leave: signedIn.input(orgIdInput).output(leaveResult).mutation(({ ctx, input }) => leaveOrganisation(ctx, ctx.session.userId, input.orgId)),

  transfer: org('organisation.transfer')
    .input(memberIdInput)
    .output(transferResult)
    .mutation(({ ctx, input }) => transferOwnership(ctx, ctx.scope, input.memberId)),

  // Writes: each search and each look is on record.
  platformSearch: platformAdmin
    .input(platformSearchInput)
    .output(platformSearchResult)
    .mutation(({ ctx, input }) => searchOrganisations(ctx, ctx.scope, input.q)),

  supportView: platformAdmin.input(orgIdInput).output(supportView).mutation(({ ctx, input }) => viewAsSupport(ctx, ctx.scope, input.orgId)),

  delete: org('organisation.delete').output(deleteOrganisationResult).mutation(({ ctx }) => deleteOrganisation(ctx, ctx.scope)),
})
