import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { z } from 'zod'
import { bareListener, readText, type Answer } from '../bare.ts'
import type { Faults } from '../faults.ts'
import { listenOn, type Served } from '../http.ts'
import { RedisError, Status, type RedisEngine, type Reply } from './reply.ts'
import { ScriptAliases } from './scripts.ts'
import { streamMessages } from './stream.ts'

export interface RedisRestOptions {
  /** 0 picks a free one. */
  port: number
  /** The bearer token every request must carry. */
  token: string
  engine: RedisEngine
  faults: Faults
}

const argument = z.union([z.string(), z.number(), z.boolean(), z.null()]).transform(String)
const commandSchema = z.array(argument).min(1)
const commandsSchema = z.array(commandSchema)

/** Upstash's REST protocol in front of an engine, which is its owner's to stop. */
export async function startRedisRest({ port, token, engine, faults }: RedisRestOptions): Promise<Served> {
  const aliases = new ScriptAliases()
  const streams = new Set<ServerResponse>()

  const encoded = (args: string[], reply: Reply, base64: boolean) => {
    if (reply instanceof RedisError) return { error: reply.message }
    return { result: encode(aliases.loadedSha(args) ?? reply, base64) }
  }

  async function command(body: unknown, base64: boolean): Promise<Answer> {
    const args = commandSchema.parse(body)
    const reply = await engine.command(aliases.inward(args))
    return { status: reply instanceof RedisError ? 400 : 200, body: encoded(args, reply, base64) }
  }

  async function several(body: unknown, base64: boolean, atomic: boolean): Promise<Answer> {
    const commands = commandsSchema.parse(body)
    const inward = commands.map((args) => aliases.inward(args))
    const replies = await (atomic ? engine.transaction(inward) : engine.pipeline(inward))
    if (replies instanceof RedisError) return { status: 400, body: { error: replies.message } }
    return { status: 200, body: commands.map((args, index) => encoded(args, replies[index] ?? null, base64)) }
  }

  async function answer(request: IncomingMessage, url: URL): Promise<Answer> {
    if (request.headers.authorization !== `Bearer ${token}`) {
      return { status: 401, body: { error: 'WRONGPASS invalid or missing auth token' } }
    }
    const [verb = '', name = ''] = url.pathname.slice(1).split('/').map(decodeURIComponent)
    const base64 = request.headers['upstash-encoding'] === 'base64'
    try {
      switch (verb) {
        case '':
          return await command(JSON.parse(await readText(request)), base64)
        case 'pipeline':
          return await several(JSON.parse(await readText(request)), base64, false)
        case 'multi-exec':
          return await several(JSON.parse(await readText(request)), base64, true)
        case 'subscribe':
          return { stream: streamMessages(engine, { kind: 'channel', name }, streams) }
        case 'psubscribe':
          return { stream: streamMessages(engine, { kind: 'pattern', name }, streams) }
        case 'publish': {
          const payload = url.pathname.split('/')[3]
          return await command(['PUBLISH', name, payload ? decodeURIComponent(payload) : await readText(request)], base64)
        }
        default:
          return { status: 404, body: { error: 'ERR commands are posted to /, /pipeline or /multi-exec' } }
      }
    } catch (error) {
      const wrong = error instanceof z.ZodError || error instanceof SyntaxError
      const message = error instanceof Error ? error.message : String(error)
      return { status: wrong ? 400 : 500, body: { error: `ERR ${message}` } }
    }
  }

  const served = await listenOn(createServer(bareListener('redis', faults, answer)), port)
  return {
    ...served,
    stop: async () => {
      await Promise.all([...streams].map((stream) => new Promise((done) => stream.end(() => done(null)))))
      await served.stop()
    },
  }
}

// Upstash encodes every string at every depth; only the status OK, when it is the whole answer, stays as it is.
function encode(reply: Reply, base64: boolean): unknown {
  return reply instanceof Status && reply.text === 'OK' ? 'OK' : encodeWithin(reply, base64)
}

function encodeWithin(reply: Reply, base64: boolean): unknown {
  if (Array.isArray(reply)) return reply.map((item) => encodeWithin(item, base64))
  if (reply instanceof RedisError) return encodeWithin(reply.message, base64)
  const plain = reply instanceof Status ? reply.text : reply
  return typeof plain === 'string' && base64 ? Buffer.from(plain).toString('base64') : plain
}
