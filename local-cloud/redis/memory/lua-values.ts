import { RedisError, Status, type Reply } from '../reply.ts'
import { fengari } from './lua51.ts'

const { lua, to_luastring } = fengari

/** A reply of Redis as Lua sees it: null is false, a status is `{ok=}`, an error is `{err=}`. */
export function pushReply(L: LuaState, reply: Reply): void {
  lua.lua_checkstack(L, 4)
  if (reply === null) lua.lua_pushboolean(L, false)
  else if (typeof reply === 'number') lua.lua_pushnumber(L, reply)
  else if (typeof reply === 'string') lua.lua_pushstring(L, to_luastring(reply))
  else if (reply instanceof Status) pushField(L, 'ok', reply.text)
  else if (reply instanceof RedisError) pushField(L, 'err', reply.message)
  else {
    lua.lua_createtable(L, reply.length, 0)
    reply.forEach((item, index) => {
      pushReply(L, item)
      lua.lua_rawseti(L, -2, index + 1)
    })
  }
}

function pushField(L: LuaState, name: string, text: string): void {
  lua.lua_createtable(L, 0, 1)
  lua.lua_pushstring(L, to_luastring(text))
  lua.lua_setfield(L, -2, to_luastring(name))
}

/** What a script returned, as Redis answers it: numbers lose their fraction, a table ends at its first nil. */
export function readReply(L: LuaState, index: number): Reply {
  lua.lua_checkstack(L, 4)
  switch (lua.lua_type(L, index)) {
    case lua.LUA_TSTRING:
      return lua.lua_tojsstring(L, index)
    case lua.LUA_TNUMBER:
      return Math.trunc(lua.lua_tonumber(L, index))
    case lua.LUA_TBOOLEAN:
      return lua.lua_toboolean(L, index) ? 1 : null
    case lua.LUA_TTABLE:
      return readTable(L, index)
    default:
      return null
  }
}

function readTable(L: LuaState, index: number): Reply {
  const error = readField(L, index, 'err')
  if (error !== null) return new RedisError(error)
  const status = readField(L, index, 'ok')
  if (status !== null) return new Status(status)
  const items: Reply[] = []
  while (lua.lua_rawgeti(L, index, items.length + 1) !== lua.LUA_TNIL) {
    items.push(readReply(L, lua.lua_gettop(L)))
    lua.lua_pop(L, 1)
  }
  lua.lua_pop(L, 1)
  return items
}

/** A text field of the table at `index`, null when it has none. */
export function readField(L: LuaState, index: number, name: string): string | null {
  const type = lua.lua_getfield(L, index, to_luastring(name))
  const text = type === lua.LUA_TSTRING ? lua.lua_tojsstring(L, -1) : null
  lua.lua_pop(L, 1)
  return text
}

/** The arguments of a command: strings, and numbers as Redis writes them. */
export function readArguments(L: LuaState): string[] {
  return Array.from({ length: lua.lua_gettop(L) }, (_, at) => {
    const type = lua.lua_type(L, at + 1)
    if (type === lua.LUA_TNUMBER) return String(lua.lua_tonumber(L, at + 1))
    if (type === lua.LUA_TSTRING) return lua.lua_tojsstring(L, at + 1)
    throw new RedisError('ERR Lua redis lib command arguments must be strings or integers')
  })
}
