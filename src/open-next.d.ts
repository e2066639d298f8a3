/** Built by OpenNext before the worker is bundled. */
declare module '*/.open-next/worker.js' {
  const worker: {
    fetch(request: Request, bindings: unknown, context: { waitUntil(promise: Promise<unknown>): void }): Promise<Response>
  }
  export default worker
}
