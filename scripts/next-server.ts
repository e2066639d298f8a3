interface NextServer {
  args: string[]
  env: Record<string, string>
}

/**
 * How Next's own server is started for this machine alone. By name: Next calls 127.0.0.1 localhost wherever it reads an address, but
 * not where it compares a rewrite with its own, and would take a page's address in another language for somebody else's site.
 */
export function nextServer(command: 'dev' | 'start', port: number): NextServer {
  return {
    args: ['node_modules/next/dist/bin/next', command, '--hostname', 'localhost', '--port', String(port)],
    // The name alone could mean ::1, which nobody asks.
    env: { NODE_OPTIONS: '--dns-result-order=ipv4first', NEXT_TELEMETRY_DISABLED: '1' },
  }
}
