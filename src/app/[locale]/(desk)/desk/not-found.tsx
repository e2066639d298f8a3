import { DeskMissing } from '@/domains/organisations/ui/desk/desk-missing'

export default DeskMissing
