import { OrderMissing } from '@/domains/orders/ui/missing'

export default OrderMissing
