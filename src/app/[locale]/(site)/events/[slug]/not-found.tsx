import { EventMissing } from '@/domains/events/ui/event-missing'

export default function EventNotFoundPage() {
  return <EventMissing />
}
