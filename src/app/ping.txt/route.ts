/** Made anew each time, or the measure would be of a file. */
export const dynamic = 'force-dynamic'

/** Nothing at all, for measuring what Next's own road costs. */
export function GET(): Response {
  return new Response('pong')
}
