import { GateMissing } from '@/domains/gate/ui/gate-missing'

export default GateMissing
