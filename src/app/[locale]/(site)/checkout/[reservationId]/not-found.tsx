import { ReservationMissing } from '@/domains/orders/ui/missing'

export default ReservationMissing
