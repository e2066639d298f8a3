import { readFile } from 'node:fs/promises'

/** What a process holds of memory now, in MiB; null where the system does not tell. Source: proc_pid_status(5). */
export async function residentMib(pid: number): Promise<number | null> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kib = /^VmRSS:\s+(\d+) kB/m.exec(text)?.[1]
  return kib === undefined ? null : Math.round(Number(kib) / 1024)
}
