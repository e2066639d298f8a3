import { InvitationMissing } from '@/domains/organisations/ui/invitation-missing'

export default InvitationMissing
