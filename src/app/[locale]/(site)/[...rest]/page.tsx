import { notFound } from 'next/navigation'

// Never cached: every address that does not exist would otherwise become an entry.
export const dynamic = 'force-dynamic'

export default function UnknownPage() {
  notFound()
}
