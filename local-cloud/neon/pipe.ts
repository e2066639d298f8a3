import { connect } from 'node:net'
import type { RawData, WebSocket } from 'ws'
import { FrontendTap } from './frontend.ts'
import type { NeonStats } from './stats.ts'

/** Neon's WebSocket: a plain pipe to Postgres' TCP port, for as long as both ends stand. */
export function pipeToPostgres(client: WebSocket, address: { host: string; port: number }, stats: NeonStats): void {
  const postgres = connect({ ...address, noDelay: true })
  const tap = new FrontendTap(stats)
  client.on('message', (message: RawData) => {
    const bytes = bytesOf(message)
    tap.read(bytes)
    postgres.write(bytes)
  })
  client.on('close', () => postgres.destroy())
  client.on('error', () => postgres.destroy())
  postgres.on('data', (bytes) => client.send(bytes))
  postgres.on('close', () => client.close())
  postgres.on('error', () => client.close())
}

function bytesOf(message: RawData): Buffer {
  if (Array.isArray(message)) return Buffer.concat(message)
  return message instanceof ArrayBuffer ? Buffer.from(message) : message
}
