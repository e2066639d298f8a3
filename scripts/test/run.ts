import { spawn } from 'node:child_process'

export interface RunOptions {
  env?: Record<string, string>
  /** After that long the command and all it started are ended. */
  timeoutMs: number
  /** Shows the output as it comes; otherwise only when the command fails. */
  live: boolean
}

export interface Ran {
  code: number
  timedOut: boolean
}

/** Runs a script of package.json with further arguments. Its whole process group ends with it, or with us. */
export function npmRun(script: string, args: readonly string[], { env = {}, timeoutMs, live }: RunOptions): Promise<Ran> {
  const posix = process.platform !== 'win32'
  const child = spawn('npm', ['run', '--silent', script, ...(args.length > 0 ? ['--', ...args] : [])], {
    env: { ...process.env, ...env },
    stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
    shell: !posix,
    detached: posix,
  })
  const end = (signal: NodeJS.Signals): void => {
    if (child.pid === undefined) return
    try {
      if (posix) process.kill(-child.pid, signal)
      else child.kill(signal)
    } catch {
      // It has ended by itself.
    }
  }
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (output += text))

  return new Promise((resolve) => {
    let timedOut = false
    const timer = setTimeout(() => {
      timedOut = true
      end('SIGTERM')
      setTimeout(() => end('SIGKILL'), 10_000).unref()
    }, timeoutMs)
    const interrupted = (): void => {
      end('SIGTERM')
      process.exit(130)
    }
    process.once('SIGINT', interrupted).once('SIGTERM', interrupted)
    const finish = (code: number): void => {
      clearTimeout(timer)
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted)
      if (code !== 0 && output !== '') process.stdout.write(output)
      resolve({ code, timedOut })
    }
    child.on('error', (error) => {
      output += `${error.message}\n`
      finish(1)
    })
    child.on('close', (code) => finish(code ?? 1))
  })
}
