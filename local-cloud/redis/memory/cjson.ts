import { RedisError } from '../reply.ts'
import { fengari } from './lua51.ts'

const { lua, to_luastring } = fengari

const NULL = Symbol('cjson.null')

type Json = string | number | boolean | null | Json[] | { [name: string]: Json }

/** Puts `cjson` on the stack: `encode`, `decode` and `null`. `guarded` turns what a function throws into Lua's errors. */
export function pushCjson(L: LuaState, guarded: (body: (L: LuaState) => number) => (L: LuaState) => number): void {
  lua.lua_createtable(L, 0, 3)
  lua.lua_pushjsfunction(L, guarded(encode))
  lua.lua_setfield(L, -2, to_luastring('encode'))
  lua.lua_pushjsfunction(L, guarded(decode))
  lua.lua_setfield(L, -2, to_luastring('decode'))
  lua.lua_pushlightuserdata(L, NULL)
  lua.lua_setfield(L, -2, to_luastring('null'))
}

function encode(L: LuaState): number {
  lua.lua_pushstring(L, to_luastring(JSON.stringify(read(L, 1))))
  return 1
}

function decode(L: LuaState): number {
  let value: Json
  try {
    value = JSON.parse(lua.lua_tojsstring(L, 1))
  } catch {
    throw new RedisError('Expected value but found invalid token')
  }
  push(L, value)
  return 1
}

function push(L: LuaState, value: Json): void {
  lua.lua_checkstack(L, 4)
  if (value === null) lua.lua_pushlightuserdata(L, NULL)
  else if (typeof value === 'boolean') lua.lua_pushboolean(L, value)
  else if (typeof value === 'number') lua.lua_pushnumber(L, value)
  else if (typeof value === 'string') lua.lua_pushstring(L, to_luastring(value))
  else {
    lua.lua_createtable(L, 0, 0)
    if (Array.isArray(value)) {
      value.forEach((item, index) => {
        push(L, item)
        lua.lua_rawseti(L, -2, index + 1)
      })
    } else {
      for (const [name, item] of Object.entries(value)) {
        push(L, item)
        lua.lua_setfield(L, -2, to_luastring(name))
      }
    }
  }
}

function read(L: LuaState, index: number): Json {
  lua.lua_checkstack(L, 4)
  switch (lua.lua_type(L, index)) {
    case lua.LUA_TSTRING:
      return lua.lua_tojsstring(L, index)
    case lua.LUA_TNUMBER:
      return Number(lua.lua_tonumber(L, index).toPrecision(14))
    case lua.LUA_TBOOLEAN:
      return lua.lua_toboolean(L, index)
    case lua.LUA_TTABLE:
      return readTable(L, index)
    case lua.LUA_TLIGHTUSERDATA:
    case lua.LUA_TNIL:
      return null
    default:
      throw new RedisError('Cannot serialise function: type not supported')
  }
}

// A table is an array when its keys are 1 to n; an empty one is an object, as cjson has it.
function readTable(L: LuaState, index: number): Json {
  const fields = new Map<string, Json>()
  let isArray = true
  lua.lua_pushnil(L)
  while (lua.lua_next(L, index)) {
    const top = lua.lua_gettop(L)
    const isNumber = lua.lua_type(L, top - 1) === lua.LUA_TNUMBER
    isArray &&= isNumber
    const name = isNumber ? String(lua.lua_tonumber(L, top - 1)) : lua.lua_tojsstring(L, top - 1)
    fields.set(name, read(L, top))
    lua.lua_pop(L, 1)
  }
  if (!isArray || fields.size === 0) return Object.fromEntries(fields)
  const length = Math.max(...[...fields.keys()].map(Number))
  if (length > fields.size * 2 + 10) throw new RedisError('Cannot serialise table: excessively sparse array')
  return Array.from({ length }, (_, at) => fields.get(String(at + 1)) ?? null)
}
