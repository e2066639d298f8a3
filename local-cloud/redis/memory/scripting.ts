import { OK, RedisError, type Reply } from '../reply.ts'
import { sha1 } from '../scripts.ts'
import { pushCjson } from './cjson.ts'
import { pushReply, readArguments, readField, readReply } from './lua-values.ts'
import { fengari, PRELUDE } from './lua51.ts'

const { lauxlib, lua, lualib, to_luastring } = fengari

/** Runs Lua scripts as Redis does: one after the other, against the commands that `execute` carries out. */
export class Scripting {
  readonly #L = lauxlib.luaL_newstate()
  readonly #compiled = new Map<string, number>()
  readonly #execute: (args: string[]) => Reply

  constructor(execute: (args: string[]) => Reply) {
    this.#execute = execute
    const L = this.#L
    const { luaopen_base, luaopen_math, luaopen_string, luaopen_table } = lualib
    const libraries = { _G: luaopen_base, math: luaopen_math, string: luaopen_string, table: luaopen_table }
    for (const [name, open] of Object.entries(libraries)) lauxlib.luaL_requiref(L, to_luastring(name), open, true)
    lua.lua_settop(L, 0)
    pushCjson(L, guarded)
    lua.lua_setglobal(L, to_luastring('cjson'))
    this.#pushRedis()
    lua.lua_setglobal(L, to_luastring('redis'))
    // Present from the start, for afterwards no global can be added.
    for (const name of ['KEYS', 'ARGV']) this.#setStrings(name, [])
    this.#compile(PRELUDE)
    if (lua.lua_pcall(L, 0, 0, 0) !== lua.LUA_OK) throw new Error(lua.lua_tojsstring(L, -1))
  }

  load(script: string): string {
    const sha = sha1(script)
    if (this.#compiled.has(sha)) return sha
    this.#compile(script)
    this.#compiled.set(sha, lauxlib.luaL_ref(this.#L, lua.LUA_REGISTRYINDEX))
    return sha
  }

  has(sha: string): boolean {
    return this.#compiled.has(sha.toLowerCase())
  }

  flush(): Reply {
    this.#compiled.clear()
    return OK
  }

  run(sha: string, keys: string[], args: string[]): Reply {
    const compiled = this.#compiled.get(sha.toLowerCase())
    if (compiled === undefined) throw new RedisError('NOSCRIPT No matching script. Please use EVAL.')
    const L = this.#L
    this.#setStrings('KEYS', keys)
    this.#setStrings('ARGV', args)
    lua.lua_rawgeti(L, lua.LUA_REGISTRYINDEX, compiled)
    const isFine = lua.lua_pcall(L, 0, 1, 0) === lua.LUA_OK
    const answer = isFine ? readReply(L, 1) : failure(L, sha)
    lua.lua_settop(L, 0)
    return answer
  }

  #compile(script: string): void {
    const L = this.#L
    if (lauxlib.luaL_loadbuffer(L, to_luastring(script), null, to_luastring('@user_script')) === lua.LUA_OK) return
    const message = lua.lua_tojsstring(L, -1)
    lua.lua_settop(L, 0)
    throw new RedisError(`ERR Error compiling script (new function): ${message}`)
  }

  #setStrings(name: string, texts: string[]): void {
    pushReply(this.#L, texts)
    lua.lua_setglobal(this.#L, to_luastring(name))
  }

  #pushRedis(): void {
    const L = this.#L
    const functions: Record<string, (L: LuaState) => number> = {
      call: (state) => this.#call(state, true),
      pcall: (state) => this.#call(state, false),
      error_reply: (state) => reply(state, new RedisError(readArguments(state)[0] ?? '')),
      status_reply: (state) => {
        lua.lua_createtable(state, 0, 1)
        lua.lua_pushvalue(state, 1)
        lua.lua_setfield(state, -2, to_luastring('ok'))
        return 1
      },
      sha1hex: (state) => reply(state, sha1(readArguments(state)[0] ?? '')),
      log: () => 0,
    }
    lua.lua_createtable(L, 0, 8)
    for (const [name, body] of Object.entries(functions)) {
      lua.lua_pushjsfunction(L, guarded(body))
      lua.lua_setfield(L, -2, to_luastring(name))
    }
    ;['LOG_DEBUG', 'LOG_VERBOSE', 'LOG_NOTICE', 'LOG_WARNING'].forEach((name, level) => {
      lua.lua_pushnumber(L, level)
      lua.lua_setfield(L, -2, to_luastring(name))
    })
  }

  #call(L: LuaState, isRaising: boolean): number {
    const args = readArguments(L)
    const isScript = /^(eval|script)/i.test(args[0] ?? '')
    const answer = isScript ? new RedisError('ERR This Redis command is not allowed from script') : this.#execute(args)
    if (isRaising && answer instanceof RedisError) throw answer
    return reply(L, answer)
  }
}

function reply(L: LuaState, answer: Reply): number {
  pushReply(L, answer)
  return 1
}

// Lua unwinds by exceptions of its own, which must pass; only Redis' refusals become errors of the script.
function guarded(body: (L: LuaState) => number): (L: LuaState) => number {
  return (L) => {
    try {
      return body(L)
    } catch (error) {
      if (!(error instanceof RedisError)) throw error
      pushReply(L, error)
    }
    return lua.lua_error(L)
  }
}

function failure(L: LuaState, sha: string): RedisError {
  const isTable = lua.lua_type(L, 1) === lua.LUA_TTABLE
  const message = isTable ? readField(L, 1, 'err') : `ERR ${lua.lua_tojsstring(L, 1)}`
  return new RedisError(`${message} script: ${sha}, on @user_script.`)
}
