/** The bundled worker, beside the entry when workerd loads both. */
declare module '*/worker.mjs' {
  const worker: {
    fetch(request: Request, bindings: unknown, context: { waitUntil(promise: Promise<unknown>): void }): Promise<Response>
  }
  export default worker
}
