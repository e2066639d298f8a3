import { Search } from 'lucide-react'
import { Button } from '@/ui/button'

/** Sends a search. On a phone it is a sign only, as high as the field beside it; its words are there for those who hear them. */
export function SearchButton({ children }: { children: string }) {
  return (
    <Button type="submit" icon={<Search aria-hidden className="size-5 sm:hidden" />} className="min-h-12 max-sm:px-4">
      <span className="max-sm:sr-only">{children}</span>
    </Button>
  )
}
