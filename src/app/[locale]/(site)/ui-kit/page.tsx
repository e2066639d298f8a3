import { notFound } from 'next/navigation'
import { DEVELOPMENT } from '@/lib/development'
import { Kit } from '@/ui/kit/kit'

export default function UiKitPage() {
  if (!DEVELOPMENT) notFound()
  return <Kit />
}
