import { TicketMissing } from '@/domains/tickets/ui/ticket-missing'

export default TicketMissing
