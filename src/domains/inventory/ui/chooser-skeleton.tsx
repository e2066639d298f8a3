import { Skeleton, SkeletonRegion } from '@/ui/skeleton'
import { TicketStub } from '@/ui/ticket-stub'

/** Tickets to come, in their size. */
export function OfferSkeletons({ count }: { count: number }) {
  return (
    <SkeletonRegion className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <Skeleton className="h-8 w-28" />
        <Skeleton className="h-5 w-72 max-w-full" />
      </div>
      {Array.from({ length: count }, (_, index) => (
        <TicketStub
          key={index}
          stub={
            <div className="flex min-h-11 items-center justify-between gap-4 @lg:flex-col @lg:justify-center">
              <Skeleton className="h-8 w-20" />
              <Skeleton className="h-11 w-32" />
            </div>
          }
        >
          <div className="grid gap-2">
            <Skeleton className="h-7 w-2/3" />
            <Skeleton className="h-5 w-full" />
            <Skeleton className="h-5 w-1/2" />
          </div>
        </TicketStub>
      ))}
    </SkeletonRegion>
  )
}
