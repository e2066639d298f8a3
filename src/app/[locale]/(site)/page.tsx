import { Home } from '@/domains/events/ui/home'
import { loadNextEvents } from '@/domains/events/ui/load'

/** Also without news it is made anew from time to time: what is on moves with the clock. */
export const revalidate = 300
/** None is made by the build, which knows no database; each is kept once it was asked for. */
export const generateStaticParams = () => []

export default async function HomePage() {
  return <Home events={await loadNextEvents()} now={new Date()} />
}
